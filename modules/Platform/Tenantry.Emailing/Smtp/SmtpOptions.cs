using System.ComponentModel.DataAnnotations;
using Tenantry.Platform;

namespace Tenantry.Emailing;

/// <summary>Represents the mail server that mails are sent through.</summary>
public sealed class SmtpOptions
{
    /// <summary>Gets or sets the host name.</summary>
    [Required(ErrorMessage = "Tenantry:Smtp:Host is missing. Set it to the host name of the mail server.")]
    public string Host { get; set; } = "";

    /// <summary>Gets or sets the port.</summary>
    /// <value>587.</value>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Gets or sets how the connection is encrypted.</summary>
    /// <value><see cref="SmtpEncryption.StartTls"/>.</value>
    [EnumDataType(typeof(SmtpEncryption), ErrorMessage = "Tenantry:Smtp:Encryption must be StartTls, ImplicitTls or None.")]
    public SmtpEncryption Encryption { get; set; } = SmtpEncryption.StartTls;

    /// <summary>
    /// Gets or sets the SHA-256 fingerprint of the server's certificate, in hexadecimal, for a relay whose certificate no authority has signed.
    /// </summary>
    /// <value>None: the certificate must be valid for <see cref="Host"/>.</value>
    [RegularExpression("^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$", ErrorMessage = "Tenantry:Smtp:CertificateSha256 must be 64 hexadecimal digits.")]
    public string? CertificateSha256 { get; set; }

    /// <summary>Gets or sets the user name.</summary>
    /// <value>None: the server requires no authentication.</value>
    public string? User { get; set; }

    /// <summary>Gets or sets the password. For OAuth 2.0, call <see cref="EmailingBuilder.UseSmtpAccessToken"/> instead.</summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets the sender of every mail, with or without a name: <c>Academy &lt;hello@example.com&gt;</c>.</summary>
    [Required(ErrorMessage = "Tenantry:Smtp:From is missing. Set it to the sender's address.")]
    public string From { get; set; } = "";

    /// <summary>Gets or sets the number of connections that are open at most, and so the number of mails that are sent in parallel.</summary>
    /// <value>8; between 1 and 64.</value>
    [Range(1, 64)]
    public int MaxConnections { get; set; } = 8;

    /// <summary>Gets or sets how long a connection stays open after its last mail.</summary>
    /// <value>30 seconds; between 1 second and 5 minutes, after which servers close it themselves.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long connecting, with authentication, and sending one mail may each take.</summary>
    /// <value>30 seconds; between 1 second and 1 minute, because a mail that takes 2 minutes is sent by another node.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Specifies how the connection to a mail server is encrypted.</summary>
public enum SmtpEncryption
{
    /// <summary>The connection is upgraded by STARTTLS before authentication, usually on port 587. A server without STARTTLS is refused.</summary>
    StartTls = 1,

    /// <summary>The connection is encrypted from its first byte, usually on port 465.</summary>
    ImplicitTls = 2,

    /// <summary>The connection is not encrypted: for a relay on the same machine.</summary>
    None = 3,
}
