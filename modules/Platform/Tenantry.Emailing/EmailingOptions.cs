using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Emailing;

/// <summary>Represents how emails are sent. Read from the section <c>Tenantry</c>, then from code.</summary>
public sealed class EmailingOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry";

    /// <summary>Gets or sets the mail server, in the configuration <c>Tenantry:Smtp</c>.</summary>
    /// <value>
    /// <see langword="null"/>: the host does not start, unless <see cref="EmailingBuilder.UseTransport{TTransport}"/> or
    /// <see cref="EmailingBuilder.UseLocalInbox"/> was called.
    /// </value>
    [ValidateObjectMembers]
    public SmtpOptions? Smtp { get; set; }
}

[OptionsValidator]
internal sealed partial class EmailingOptionsValidator : IValidateOptions<EmailingOptions>;
