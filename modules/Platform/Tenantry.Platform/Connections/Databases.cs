using Npgsql;

namespace Tenantry.Platform.Connections;

/// <summary>
/// Provides the connections of the database roles: the owner migrates, the application and the accounts read one tenant at a time, and the
/// system role works across tenants. Only the owner owns tables, and none of the others bypasses row-level security.
/// </summary>
internal sealed class Databases : IAsyncDisposable
{
    public const string ApplicationRole = "tenantry_app";
    public const string SystemRole = "tenantry_system";

    // A member of the application's role with access to the tables of accounts.
    public const string AccountsRole = "tenantry_accounts";

    private readonly MasterKeys _keys;
    private readonly string? _systemPassword;

    public Databases(PlatformOptions options, MasterKeys keys)
    {
        _keys = keys;
        OwnerConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString).ConnectionString;
        Application = Create(options, options.ApplicationConnectionString, ApplicationRole);
        System = Create(options, options.SystemConnectionString, SystemRole);
        Accounts = Create(options, options.AccountsConnectionString, AccountsRole);
        _systemPassword = options.SystemConnectionString is { } system ? new NpgsqlConnectionStringBuilder(system).Password : null;
    }

    public string OwnerConnectionString { get; }

    public NpgsqlDataSource Application { get; }

    public NpgsqlDataSource System { get; }

    public NpgsqlDataSource Accounts { get; }

    /// <summary>Gets the settings of a connection of the system role outside of the pool, for the listener and the health check.</summary>
    public NpgsqlConnectionStringBuilder SystemOutsidePool() => new(System.ConnectionString)
    {
        // A data source does not return its password.
        Password = _systemPassword ?? _keys.PasswordOf(SystemRole),
        Pooling = false,
        Timeout = 3,
        CommandTimeout = 3,
    };

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await System.DisposeAsync();
        await Accounts.DisposeAsync();
    }

    private NpgsqlDataSource Create(PlatformOptions options, string? configured, string role)
    {
        var settings = new NpgsqlConnectionStringBuilder(configured ?? options.ConnectionString);
        // See PreparedStatements.
        settings.MaxAutoPrepare = 0;
        if (!settings.ShouldSerialize("Maximum Pool Size"))
        {
            settings.MaxPoolSize = options.MaxPoolSize;
        }

        if (configured is not null)
        {
            return NpgsqlDataSource.Create(settings);
        }

        (settings.Username, settings.Password, settings.ApplicationName) = (role, null, role);
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        // Derived when a connection is opened: making the key of a development host writes a file.
        builder.UsePasswordProvider(_ => _keys.PasswordOf(role), (_, _) => ValueTask.FromResult(_keys.PasswordOf(role)));
        return builder.Build();
    }
}
