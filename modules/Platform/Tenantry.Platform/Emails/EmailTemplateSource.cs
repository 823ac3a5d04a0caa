using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Emails;

/// <summary>Represents an assembly whose embedded files <c>Emails/*.hbs</c> are email templates.</summary>
/// <param name="Module">The first part of the templates' names, such as <c>onboarding</c>.</param>
/// <param name="Assembly">The assembly.</param>
public sealed record EmailTemplateSource(string Module, Assembly Assembly);

/// <summary>Extension methods that register email templates.</summary>
public static class EmailTemplateSources
{
    /// <summary>
    /// Adds the templates of an assembly: every embedded file <c>Emails/name.hbs</c> becomes <c>module.name</c>. A file consists of a line
    /// <c>Subject: …</c>, a line <c>--- text</c> followed by the plain text, and a line <c>--- html</c> followed by the HTML. If two
    /// templates have the same name, the one that was registered last is used, so a host can replace a module's template.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="module">The first part of the names, such as <c>onboarding</c>.</param>
    /// <param name="assembly">The assembly that embeds the files.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEmailTemplates(this IServiceCollection services, string module, Assembly assembly) =>
        services.AddSingleton(new EmailTemplateSource(module, assembly));
}
