extension EmbeddedFiles {
    /// Templates of the desk of moderators.
    static let deskTemplates: [File] = [
        ("desk-bar", PackageResources.desk_bar_mustache), ("desk-notice", PackageResources.desk_notice_mustache),
        ("desk-undo", PackageResources.desk_undo_mustache), ("desk-keys", PackageResources.desk_keys_mustache),
        ("desk-login", PackageResources.desk_login_mustache), ("desk-return", PackageResources.desk_return_mustache),
        ("desk-queue", PackageResources.desk_queue_mustache),
        ("desk-submission", PackageResources.desk_submission_mustache),
        ("desk-differences", PackageResources.desk_differences_mustache),
        ("desk-map", PackageResources.desk_map_mustache),
        ("desk-reports", PackageResources.desk_reports_mustache),
        ("desk-report", PackageResources.desk_report_mustache),
        ("desk-log", PackageResources.desk_log_mustache),
    ]

    /// Templates of the pages about the map and its data.
    static let statementTemplates: [File] = [
        ("contact", PackageResources.contact_mustache), ("privacy", PackageResources.privacy_mustache),
        ("accessibility", PackageResources.accessibility_mustache), ("open-data", PackageResources.open_data_mustache),
    ]
}
