using System.Collections.Concurrent;
using System.Reflection;
using HandlebarsDotNet;
using Tenantry.Platform;
using Tenantry.Platform.Emails;

namespace Tenantry.Emailing;

/// <summary>
/// Renders Handlebars templates. Values are encoded in the HTML part, both parts come from one file, and the layout is added.
/// </summary>
internal sealed class EmailTemplates(IEnumerable<EmailTemplateSource> sources, PlatformOptions options)
{
    private readonly ConcurrentDictionary<string, Compiled> _compiled = new(StringComparer.Ordinal);
    private readonly IHandlebars _html = Handlebars.Create();
    private readonly IHandlebars _text = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });

    public (string Subject, string Text, string Html) Render(EmailMessage message)
    {
        var template = _compiled.GetOrAdd(message.Template, Compile);
        var model = new Dictionary<string, object?>(message.Model, StringComparer.Ordinal)
        {
            ["site"] = options.SiteName,
            ["siteUrl"] = options.PublicUrl,
        };
        model["subject"] = template.Subject(model);
        model["body"] = template.Html(model);
        return ((string)model["subject"]!, template.Text(model).Trim() + "\n", template.Layout(model));
    }

    private Compiled Compile(string name)
    {
        var parts = name.Split('.', 2);
        var source = sources.LastOrDefault(source => source.Module == parts[0] && Read(source.Assembly, parts[^1]) is not null)
            ?? throw new InvalidOperationException(
                $"The email template '{name}' was not found. Embed Emails/{parts[^1]}.hbs and call AddEmailTemplates(\"{parts[0]}\", …).");
        var file = Read(source.Assembly, parts[^1])!.ReplaceLineEndings("\n");
        var text = file.IndexOf("\n--- text\n", StringComparison.Ordinal);
        var html = file.IndexOf("\n--- html\n", StringComparison.Ordinal);
        if (!file.StartsWith("Subject: ", StringComparison.Ordinal) || text < 0 || html < text)
        {
            throw new InvalidOperationException(
                $"The email template '{name}' is not valid. It must have the lines 'Subject: …', '--- text' and '--- html', in this "
                    + "order.");
        }

        var subject = _text.Compile(file["Subject: ".Length..text].Trim());
        var plain = _text.Compile(file[(text + 10)..html]);
        var rich = _html.Compile(file[(html + 10)..]);
        var layout = _html.Compile(Read(typeof(EmailTemplates).Assembly, "layout", "Templates")!);
        return new Compiled(model => subject(model), model => plain(model), model => rich(model), model => layout(model));
    }

    private static string? Read(Assembly assembly, string file, string folder = "Emails")
    {
        var resource = assembly.GetManifestResourceNames()
            .FirstOrDefault(name => name.EndsWith($".{folder}.{file}.hbs", StringComparison.Ordinal));
        if (resource is null)
        {
            return null;
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private sealed record Compiled(
        Func<object, string> Subject, Func<object, string> Text, Func<object, string> Html, Func<object, string> Layout);
}
