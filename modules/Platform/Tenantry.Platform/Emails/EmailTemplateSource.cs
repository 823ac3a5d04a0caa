using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Emails;

/// <summary>Represents an assembly whose embedded files <c>Mails/*.hbs</c> are email templates.</summary>
/// <param name="Module">The first part of the templates' names, such as <c>onboarding</c>.</param>
/// <param name="Assembly">The assembly.</param>
public sealed record EmailTemplateSource(string Module, Assembly Assembly);

/// <summary>Registers email templates.</summary>
public static class EmailTemplateSources
{
    /// <summary>
    /// Makes the templates of an assembly available: every embedded file <c>Mails/name.hbs</c> as <c>module.name</c>. A file is a line
    /// <c>Subject: …</c>, a line <c>--- text</c> with the plain part below it, and a line <c>--- html</c> with the HTML part below it.
    /// Of two templates with one name the one that is registered last is used, so that a host can replace a module's.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="module">The first part of the names, such as <c>onboarding</c>.</param>
    /// <param name="assembly">The assembly that embeds the files.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddMailTemplates(this IServiceCollection services, string module, Assembly assembly) =>
        services.AddSingleton(new EmailTemplateSource(module, assembly));
}
