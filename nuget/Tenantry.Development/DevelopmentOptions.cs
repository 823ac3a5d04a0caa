namespace Tenantry.Development;

/// <summary>Represents the options of the development servers, from the configuration section <c>Tenantry</c>.</summary>
public sealed class DevelopmentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry";

    /// <summary>Gets or sets the folder of the database, the local Stripe and the operator's password file.</summary>
    /// <value>The default is <c>.data</c>, relative to the content root.</value>
    public string DataDirectory { get; set; } = ".data";

    /// <summary>Gets or sets the name of the database on the private PostgreSQL.</summary>
    /// <value>The default is <c>tenantry</c>.</value>
    public string DatabaseName { get; set; } = "tenantry";

    /// <summary>Gets or sets the options of the local Stripe.</summary>
    public LocalStripeOptions StripeEmulator { get; set; } = new();

    /// <summary>Represents the options of the local Stripe.</summary>
    public sealed class LocalStripeOptions
    {
        /// <summary>Gets or sets the port on the loopback interface.</summary>
        /// <value>The default is 5011.</value>
        public int Port { get; set; } = 5011;
    }
}
