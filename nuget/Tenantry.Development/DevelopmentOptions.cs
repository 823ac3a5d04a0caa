namespace Tenantry.Development;

/// <summary>Represents where the embedded servers keep their data. Read from the section <c>Tenantry</c>.</summary>
public sealed class DevelopmentOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry";

    /// <summary>Gets or sets the folder of the database, the local Stripe and the operator's password file.</summary>
    /// <value><c>.data</c>, relative to the content root.</value>
    public string DataDirectory { get; set; } = ".data";

    /// <summary>Gets or sets the name of the database on the private PostgreSQL.</summary>
    /// <value><c>tenantry</c>.</value>
    public string DatabaseName { get; set; } = "tenantry";

    /// <summary>Gets or sets how the local Stripe runs.</summary>
    public LocalStripeOptions StripeEmulator { get; set; } = new();

    /// <summary>Represents how the local Stripe runs.</summary>
    public sealed class LocalStripeOptions
    {
        /// <summary>Gets or sets the port on the loopback interface.</summary>
        /// <value>5011.</value>
        public int Port { get; set; } = 5011;
    }
}
