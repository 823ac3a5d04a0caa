using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Tenantry.Platform.Connections;

/// <summary>
/// Provides the connections of the three database roles: the owner migrates, the application reads one tenant at a time, and the system
/// role
/// works across tenants. Neither of the last two owns a table or bypasses row-level security.
/// </summary>
internal sealed class Databases : IAsyncDisposable
{
    public const string ApplicationRole = "tenantry_app";
    public const string SystemRole = "tenantry_system";

    private Databases(string owner, string application, string system)
    {
        OwnerConnectionString = owner;
        Application = NpgsqlDataSource.Create(WithoutAutoPrepare(application));
        System = NpgsqlDataSource.Create(WithoutAutoPrepare(system));
        SystemPassword = new NpgsqlConnectionStringBuilder(system).Password;
    }

    public string OwnerConnectionString { get; }

    public NpgsqlDataSource Application { get; }

    public NpgsqlDataSource System { get; }

    // A data source does not return its password, and the listener needs a connection outside the pool.
    public string? SystemPassword { get; }

    public static Databases From(PlatformOptions options)
    {
        var owner = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return new Databases(
            owner.ConnectionString,
            options.ApplicationConnectionString ?? For(owner, ApplicationRole),
            options.SystemConnectionString ?? For(owner, SystemRole));
    }

    /// <summary>Derives a role's password from the owner's, so that every node can compute it and it is stored nowhere.</summary>
    public static string PasswordOf(NpgsqlConnectionStringBuilder owner, string role) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(owner.Password ?? ""), Encoding.UTF8.GetBytes("tenantry role " + role)));

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await System.DisposeAsync();
    }

    // See PreparedStatements.
    private static string WithoutAutoPrepare(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 0 }.ConnectionString;

    private static string For(NpgsqlConnectionStringBuilder owner, string role) => new NpgsqlConnectionStringBuilder(owner.ConnectionString)
    {
        Username = role,
        Password = PasswordOf(owner, role),
        ApplicationName = role,
    }.ConnectionString;
}
