using System.ComponentModel.DataAnnotations;
using Tenantry.Platform;

namespace Tenantry.Emailing;

/// <summary>Represents the options of the email server.</summary>
public sealed class SmtpOptions
{
    /// <summary>Gets or sets the host name.</summary>
    [Required(ErrorMessage = "Tenantry:Smtp:Host is missing. Set it to the host name of the email server.")]
    public string Host { get; set; } = "";

    /// <summary>Gets or sets the port.</summary>
    /// <value>The default is 587.</value>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Gets or sets the encryption of the connection.</summary>
    /// <value>The default is <see cref="SmtpEncryption.StartTls"/>.</value>
    [EnumDataType(typeof(SmtpEncryption), ErrorMessage = "Tenantry:Smtp:Encryption must be StartTls, ImplicitTls or None.")]
    public SmtpEncryption Encryption { get; set; } = SmtpEncryption.StartTls;

    /// <summary>
    /// Gets or sets the SHA-256 fingerprint of the server's certificate, in hexadecimal, for a server with a self-signed certificate.
    /// </summary>
    /// <value>The default is <see langword="null"/>: the certificate must be valid for <see cref="Host"/>.</value>
    [RegularExpression("^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$",
        ErrorMessage = "Tenantry:Smtp:CertificateSha256 must be 64 hexadecimal digits.")]
    public string? CertificateSha256 { get; set; }

    /// <summary>Gets or sets the user name.</summary>
    /// <value>The default is <see langword="null"/>: no authentication.</value>
    public string? User { get; set; }

    /// <summary>Gets or sets the password. For OAuth 2.0, call <see cref="EmailingBuilder.UseSmtpAccessToken"/> instead.</summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets the address of the sender, with or without a name: <c>Academy &lt;hello@example.com&gt;</c>.</summary>
    [Required(ErrorMessage = "Tenantry:Smtp:From is missing. Set it to the sender's address.")]
    public string From { get; set; } = "";

    /// <summary>Gets or sets the maximum number of open connections, which is also the number of emails sent in parallel.</summary>
    /// <value>Between 1 and 64. The default is 8.</value>
    [Range(1, 64)]
    public int MaxConnections { get; set; } = 8;

    /// <summary>Gets or sets the time after its last email for which a connection stays open.</summary>
    /// <value>Between 1 second and 5 minutes, after which servers close the connection themselves. The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the time limit for connecting, including authentication, and for sending an email.</summary>
    /// <value>
    /// Between 1 second and 1 minute, because an email that takes 2 minutes is sent by another node. The default is 30 seconds.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Specifies the encryption of the connection to an email server.</summary>
public enum SmtpEncryption
{
    /// <summary>
    /// The connection is upgraded with STARTTLS before authentication, usually on port 587. A server without STARTTLS is not used.
    /// </summary>
    StartTls = 1,

    /// <summary>The connection is encrypted from its first byte, usually on port 465.</summary>
    ImplicitTls = 2,

    /// <summary>The connection is not encrypted. Use it only for a server on the same machine.</summary>
    None = 3,
}
