using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform;

/// <summary>Represents the options of the platform, from the configuration section <c>Tenantry</c>.</summary>
public sealed class PlatformOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry";

    /// <summary>Gets or sets the name of the site, which is shown in emails and on pages.</summary>
    /// <value>The default is <c>Tenantry</c>.</value>
    [Required, StringLength(80, MinimumLength = 1)]
    public string SiteName { get; set; } = "Tenantry";

    /// <summary>Gets or sets the public address of the site, without a trailing slash. Links in emails start with it.</summary>
    /// <value>The default is <c>http://localhost:5010</c>.</value>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://localhost:5010";

    /// <summary>
    /// Gets or sets the connection string of the database owner, also read from <c>ConnectionStrings:Tenantry</c>. It is used for
    /// migrations and never by requests.
    /// </summary>
    /// <value>Required, unless the host starts a private server.</value>
    [Required(ErrorMessage = "No database is configured. Set ConnectionStrings:Tenantry to a PostgreSQL connection string.")]
    public string ConnectionString { get; set; } = "";

    /// <summary>Gets or sets the connection string of the application's role, for databases where the owner can't create roles.</summary>
    /// <value>
    /// The default is derived from the owner's: the role <c>tenantry_app</c> with a password derived from the master key.
    /// </value>
    public string? ApplicationConnectionString { get; set; }

    /// <summary>Gets or sets the connection string of the system role, for databases where the owner can't create roles.</summary>
    /// <value>
    /// The default is derived from the owner's: the role <c>tenantry_system</c> with a password derived from the master key.
    /// </value>
    public string? SystemConnectionString { get; set; }

    /// <summary>Gets or sets the connection string of the role of accounts, for databases where the owner can't create roles.</summary>
    /// <value>
    /// The default is derived from the owner's: the role <c>tenantry_accounts</c>, a member of <c>tenantry_app</c>, with a password derived
    /// from the master key.
    /// </value>
    public string? AccountsConnectionString { get; set; }

    /// <summary>
    /// Gets the master keys, each of 32 bytes in base64. The passwords of the database roles are derived from the first one, and the data
    /// protection keys are encrypted with it; all of them decrypt. To rotate, put a new key first, and remove the old one later.
    /// </summary>
    /// <value>Required outside of Development, where a key is made in the data directory.</value>
    public IList<string> MasterKey { get; } = [];

    /// <summary>
    /// Gets or sets the number of connections in the pool of each of the three database roles on this node. Requests wait for a free one. A
    /// <c>Maximum Pool Size</c> in a connection string takes precedence.
    /// </summary>
    /// <value>15; between 2 and 1000. The sum is checked against <c>max_connections</c> at start.</value>
    [Range(2, 1000)]
    public int MaxPoolSize { get; set; } = 15;

    /// <summary>Gets or sets how long the host waits at start for a database that can't be reached.</summary>
    /// <value>Without a limit in Development, and two minutes elsewhere.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan? DatabaseStartTimeout { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether migrations are applied when the host starts. In production, run the host once with
    /// <c>--migrate</c> instead.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool MigrateOnStart { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether the data protection keys of ASP.NET Core are stored in the application's database,
    /// encrypted, so that every node can read what another node protected. It has no effect in a host that configures its own key
    /// repository or encryptor.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool StoreProtectionKeys { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;
