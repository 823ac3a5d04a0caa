using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform;

/// <summary>What the platform needs to know: where the database is, and what the site is called.</summary>
public sealed class PlatformOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry";

    /// <summary>Gets or sets the name that mails and pages call the site.</summary>
    /// <value>Tenantry.</value>
    [Required, StringLength(80, MinimumLength = 1)]
    public string SiteName { get; set; } = "Tenantry";

    /// <summary>Gets or sets the address under which people reach the site, without a slash at the end. Links in mails start with it.</summary>
    /// <value><c>http://localhost:5010</c>.</value>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://localhost:5010";

    /// <summary>
    /// Gets or sets the owner's connection string, also read from <c>ConnectionStrings:Tenantry</c>. The owner migrates; requests never use it.
    /// </summary>
    /// <value>None: the host must give one, or start a private server.</value>
    [Required(ErrorMessage = "No database is configured. Set ConnectionStrings:Tenantry to a PostgreSQL connection string.")]
    public string ConnectionString { get; set; } = "";

    /// <summary>Gets or sets the connection string of the application's role, where the owner may not create it.</summary>
    /// <value>Derived from the owner's: role <c>tenantry_app</c>, with a password made from the owner's.</value>
    public string? ApplicationConnectionString { get; set; }

    /// <summary>Gets or sets the connection string of the system role, where the owner may not create it.</summary>
    /// <value>Derived from the owner's: role <c>tenantry_system</c>, with a password made from the owner's.</value>
    public string? SystemConnectionString { get; set; }

    /// <summary>Gets or sets whether migrations are applied when the host starts. In production run the host once with <c>--migrate</c> instead.</summary>
    /// <value>True.</value>
    public bool MigrateOnStart { get; set; } = true;

    /// <summary>
    /// Gets or sets whether ASP.NET Core's data protection keys are stored in the application's database, encrypted, so that every node reads
    /// what another has protected. Has no effect in a host that configures a key repository or an encryptor of its own.
    /// </summary>
    /// <value>True.</value>
    public bool StoreProtectionKeys { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;
