/// The keys of `Assets/phrases.toml`.
package enum Phrase: String, CaseIterable, Hashable, Sendable {
    // Marks on screens and papers
    case sample_mark, rehearsal_mark, rehearsal_paper, reprint_mark

    // The slip
    case slip_tomorrow, slip_break, slip_polite, slip_keep, slip_complaints, slip_link

    // The kiosk's home and its ways on
    case home_question, home_spoken, key_back, key_home, key_read, key_large
    case key_language, key_search, key_mine, key_low, key_help, key_more, key_ok, key_delete
    case waiting_none, waiting_count

    // How long, wherever it is told
    case next_up, wait_now, wait_break, wait_untold, window_place, number_windows
    case ticket_stations, station, station_stopped

    // A service and its items
    case service_title, service_take, service_items_spoken, item_take, item_page, item_sample
    case heading_basis, heading_conditions, heading_procedure, heading_limit
    case heading_materials, heading_fee, limit_text, fee_free, material_line
    case item_online, item_at_once, item_print, item_version, print_moment, print_wait,
        print_done

    // Taking a number
    case confirm_title, confirm_yes, confirm_class, confirm_needs, confirm_ordinary
    case confirm_spoken, confirm_long, confirm_long_yes, class_title, needs_title, needs_done
    case confirm_no_paper, need_guide, need_blind, need_deaf, one_moment

    // The number
    case number_title, number_ahead, number_wait, number_slip_printed
    case number_slip_owed, number_slip_unknown, number_slip_none, number_done
    case number_spoken, number_slip_yes, number_slip_no, number_slip_desk
    case number_phone, number_code

    // My number
    case mine_title, mine_enter, mine_choice, mine_state, mine_return, mine_give_up,
        mine_give_up_sure
    case mine_given_up, mine_called, mine_spoken, mine_take_back, mine_missed, mine_over
    case give_up_enter, give_up_hint

    // A notice, and what is not handled here
    case key_notice, help_notice, notice_title, notice_enter, notice_spoken, notice_take, notice_bad
    case key_privacy
    case item_forms, forms_free, forms_print, forms_scan, forms_moment, forms_wait, forms_done
    case notice_read, notice_digits, progress_heading, progress_missing,
        progress_place
    case key_elsewhere, elsewhere_title, elsewhere_place, elsewhere_telephone

    // Search
    case search_title, search_hint, search_none, search_results

    // When nothing goes
    case closed_help, fault_title, fault_help, refused_title, idle_title
    case help_title, help_text

    // The attendant's way out
    case exit_title, exit_wrong

    /// What the program fills in, each in braces in both languages: a text without one of them
    /// would keep something from a visitor, and one that knows more would show its braces.
    package var fields: Set<String> {
        switch self {
        case .slip_break, .wait_break: ["time"]
        case .slip_keep: ["minutes", "times"]
        case .ticket_stations: ["stations"]
        case .station: ["letter", "service", "windows"]
        case .station_stopped: ["letter", "service"]
        case .slip_complaints, .number_spoken, .mine_given_up: ["number"]
        case .waiting_count, .number_ahead, .search_results: ["count"]
        case .service_title, .confirm_title: ["service"]
        case .item_page: ["page", "pages"]
        case .limit_text: ["basis", "limit"]
        case .fee_free: ["basis"]
        case .material_line: ["basis", "copies", "form", "issuer", "name"]
        case .confirm_class: ["class"]
        case .confirm_needs: ["needs"]
        case .confirm_long, .number_wait: ["high", "low"]
        case .number_code: ["code"]
        case .notice_digits: ["digits"]
        case .mine_state: ["number", "state"]
        case .mine_called, .window_place: ["number", "place"]
        case .idle_title: ["seconds"]
        case .help_text: ["complaints", "telephone"]
        case .number_windows: ["windows"]
        case .mine_missed: ["time", "times"]
        default: []
        }
    }
}
