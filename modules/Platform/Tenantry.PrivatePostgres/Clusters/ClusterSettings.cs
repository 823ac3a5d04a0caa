namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>Writes the server settings before each start. Settings of ALTER SYSTEM override them.</summary>
internal static class ClusterSettings
{
    public const string FileName = "tenantry.conf";

    public static void Write(DataHome home, int port, PrivatePostgresOptions options) =>
        File.WriteAllText(Path.Combine(home.Cluster, FileName), Text(port, options));

    // wal_level = minimal: a private server is not replicated, and bulk loads into new tables skip the log.
    private static string Text(int port, PrivatePostgresOptions options) =>
        $"""
        # Written at each start. Change a setting with ALTER SYSTEM, which overrides this file.
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        max_connections = {options.MaxConnections}
        shared_buffers = 128MB
        huge_pages = off
        jit = off
        wal_level = minimal
        max_wal_senders = 0
        max_wal_size = 1GB
        checkpoint_timeout = 15min
        log_destination = stderr
        logging_collector = off
        log_checkpoints = off
        log_line_prefix = '%m [%p] '
        lc_messages = 'C'
        timezone = 'UTC'
        log_timezone = 'UTC'
        {(options.ForTests ? Fast : "")}
        """;

    private const string Fast =
        """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        """;
}
