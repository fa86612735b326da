"""Requests to a hub by `load.c`, which is quick enough not to be what is measured."""
import json
import pathlib
import subprocess


def compiled(folder):
    program = folder + "/load"
    subprocess.run(["gcc", "-O2", "-o", program, str(pathlib.Path(__file__).with_name("load.c")), "-lpthread"], check=True)
    return program


def send(program, hub, lines, connections):
    """What `load.c` says of these requests."""
    port = hub.netloc.split(":")[1]
    done = subprocess.run([program, port, hub.token, str(connections)], input="\n".join(lines) + "\n",
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def request(method, path, key, body):
    return f"{method}\t{path}\t{key}\t{json.dumps(body, ensure_ascii=False) if body is not None else ''}"
