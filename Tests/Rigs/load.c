/* HTTP load: sends each line of standard input as one request, over a number of connections that are kept open,
 * and prints how quickly they were answered. A line is METHOD, PATH, Idempotency-Key and BODY, with tabs between.
 * Python's own client takes longer for a request than the hub does: it would be what is measured.
 *
 *   load PORT TOKEN CONNECTIONS < requests
 *   {"seconds": 1.9, "rate": 8012.4, "p50_ms": 3.1, "p99_ms": 9.0, "lost": 0, "statuses": {"200": 14000, "409": 1000}}
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { FIELDS = 4, STATUSES = 600 };
static char **lines;
static double *times;
static long count;
static atomic_long next_line, lost, statuses[STATUSES];
static int port;
static const char *token;

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec + at.tv_nsec / 1e9;
}

static int open_wire(void) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int wire = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    struct timeval patience = {.tv_sec = 60};
    setsockopt(wire, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(wire, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(wire, (struct sockaddr *)&to, sizeof to)) { close(wire); return -1; }
    return wire;
}

static int send_all(int wire, const char *bytes, size_t length) {
    while (length) {
        ssize_t sent = send(wire, bytes, length, MSG_NOSIGNAL);
        if (sent <= 0) return -1;
        bytes += sent;
        length -= sent;
    }
    return 0;
}

/* The status of one answer, read to its end; -1 where the connection is gone. */
static int answer(int wire, char **buffer, size_t *room) {
    size_t have = 0;
    for (;;) {
        if (have + 1 >= *room) *buffer = realloc(*buffer, *room *= 2);
        ssize_t got = recv(wire, *buffer + have, *room - have - 1, 0);
        if (got <= 0) return -1;
        have += got;
        (*buffer)[have] = 0;
        char *end = strstr(*buffer, "\r\n\r\n");
        if (!end) continue;
        char *length = strcasestr(*buffer, "content-length:");
        size_t wanted = end + 4 - *buffer + (length && length < end ? strtoul(length + 15, NULL, 10) : 0);
        if (have >= wanted) return atoi(*buffer + 9);
    }
}

static void *caller(void *unused) {
    (void)unused;
    size_t room = 65536;
    char *buffer = malloc(room), *request = malloc(room);
    int wire = open_wire();
    for (;;) {
        long number = atomic_fetch_add(&next_line, 1);
        if (number >= count) break;
        char *field[FIELDS] = {"", "", "", ""}, *rest = lines[number];
        for (int at = 0; at < FIELDS && rest; at++) field[at] = strsep(&rest, "\t");
        int length = snprintf(request, 65536,
            "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
            "Idempotency-Key: %s\r\nContent-Length: %zu\r\n\r\n%s",
            field[0], field[1], token, field[2], strlen(field[3]), field[3]);
        double begun = now();
        int status = wire < 0 || send_all(wire, request, length) ? -1 : answer(wire, &buffer, &room);
        times[number] = now() - begun;
        if (status < 0 || status >= STATUSES) {
            atomic_fetch_add(&lost, 1);
            if (wire >= 0) close(wire);
            wire = open_wire();
        } else atomic_fetch_add(&statuses[status], 1);
    }
    if (wire >= 0) close(wire);
    free(buffer);
    free(request);
    return NULL;
}

static int compare(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

int main(int argc, char **argv) {
    if (argc != 4) { fprintf(stderr, "load PORT TOKEN CONNECTIONS < requests\n"); return 2; }
    port = atoi(argv[1]);
    token = argv[2];
    int callers = atoi(argv[3]);
    size_t room = 1024, size = 0;
    lines = malloc(room * sizeof *lines);
    char *line = NULL;
    for (ssize_t length; (length = getline(&line, &size, stdin)) > 0; ) {
        if (line[length - 1] == '\n') line[length - 1] = 0;
        if ((size_t)count == room) lines = realloc(lines, (room *= 2) * sizeof *lines);
        lines[count++] = strdup(line);
    }
    if (!count) { fprintf(stderr, "nothing to send\n"); return 2; }
    times = calloc(count, sizeof *times);
    pthread_t *threads = calloc(callers, sizeof *threads);
    double begun = now();
    for (int at = 0; at < callers; at++) pthread_create(&threads[at], NULL, caller, NULL);
    for (int at = 0; at < callers; at++) pthread_join(threads[at], NULL);
    double seconds = now() - begun;
    qsort(times, count, sizeof *times, compare);
    printf("{\"seconds\": %.4f, \"rate\": %.1f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, \"lost\": %ld, \"statuses\": {",
           seconds, count / seconds, times[count / 2] * 1e3, times[count * 99 / 100] * 1e3, atomic_load(&lost));
    int written = 0;
    for (int at = 0; at < STATUSES; at++)
        if (statuses[at]) printf("%s\"%d\": %ld", written++ ? ", " : "", at, atomic_load(&statuses[at]));
    printf("}}\n");
    return 0;
}
