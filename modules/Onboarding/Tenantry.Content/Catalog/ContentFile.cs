using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tenantry.Content.Catalog;

/// <summary>Parses a content file. Parsing continues after an error, so that an author sees all errors at once.</summary>
internal static partial class ContentFile
{
    private const int MaxTitleLength = 120;

    public static ContentItem? Parse(string path, string name, string text, List<ContentError> errors)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var frontMatter = new FrontMatter(path, errors);
        if (!frontMatter.Parse(lines))
        {
            return null;
        }

        if (KindOf(frontMatter) is not { } kind)
        {
            return null;
        }

        var nameMatch = Name().Match(name);
        if (kind != ContentKind.Community && !nameMatch.Success)
        {
            frontMatter.AddError(1,
                $"The file name must start with the number of the lesson or project. Rename it, for example to '01-{name}'.");
            return null;
        }

        if (frontMatter.Text("title") is not { Length: > 0 and <= MaxTitleLength })
        {
            frontMatter.AddError(frontMatter.LineOf("title"),
                $"The front matter needs a line 'title: …' of 1 to {MaxTitleLength} characters.");
        }

        var body = string.Join('\n', lines[(frontMatter.TextLine - 1)..]);
        if (string.IsNullOrWhiteSpace(body))
        {
            frontMatter.AddError(frontMatter.TextLine - 1, "The file has no text. Write the text below the second '---'.");
        }

        var html = MarkdownText.Render(body, (line, message) => frontMatter.AddError(frontMatter.TextLine + line, message));
        var number = kind == ContentKind.Community ? 0
            : int.Parse(nameMatch.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var content = new ContentItem(kind, number, nameMatch.Success ? nameMatch.Groups["slug"].Value : name, frontMatter.Text("title"),
            html) { Summary = frontMatter.Text("summary") };
        return kind switch
        {
            ContentKind.Lesson => Lesson(content, frontMatter),
            ContentKind.Project => Project(content, frontMatter),
            _ => Community(content, frontMatter),
        };
    }

    private static ContentItem Lesson(ContentItem content, FrontMatter frontMatter)
    {
        frontMatter.AllowOnly(content.Kind, "minutes", "video", "resources");
        return content with { Minutes = frontMatter.Number("minutes", 1, 600), VideoUrl = frontMatter.Url("video"),
            Links = Links(frontMatter, "resources") };
    }

    private static ContentItem Project(ContentItem content, FrontMatter frontMatter)
    {
        frontMatter.AllowOnly(content.Kind, "minutes", "opens", "templates");
        return content with { Minutes = frontMatter.Number("minutes", 1, 600), UnlockedByLesson = frontMatter.Number("opens", 1, 520) ?? 1,
            Links = Links(frontMatter, "templates") };
    }

    private static ContentItem Community(ContentItem content, FrontMatter frontMatter)
    {
        frontMatter.AllowOnly(content.Kind, "join", "events");
        return content with { JoinUrl = frontMatter.Url("join"), Events = [.. frontMatter.Items("events").Select(item => item.Text)] };
    }

    private static ContentKind? KindOf(FrontMatter frontMatter)
    {
        switch (frontMatter.Text("kind"))
        {
            case "" or "lesson":
                return ContentKind.Lesson;
            case "project":
                return ContentKind.Project;
            case "community":
                return ContentKind.Community;
            case var other:
                frontMatter.AddError(frontMatter.LineOf("kind"), $"'{other}' is not a valid kind. Use lesson, project or community.");
                return null;
        }
    }

    private static ImmutableArray<ContentLink> Links(FrontMatter frontMatter, string key)
    {
        var links = ImmutableArray.CreateBuilder<ContentLink>();
        foreach (var (text, line) in frontMatter.Items(key))
        {
            var link = Link().Match(text);
            if (link.Success && SafeLink.IsSafe(link.Groups["href"].Value))
            {
                links.Add(new ContentLink(link.Groups["label"].Value, link.Groups["href"].Value));
            }
            else
            {
                frontMatter.AddError(line, $"'{text}' is not a valid link. Use '- [Title](https://…)'.");
            }
        }

        return links.DrainToImmutable();
    }

    [GeneratedRegex("^(?<number>[0-9]{1,3})-(?<slug>[a-z0-9-]{1,80})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\[(?<label>[^\]]{1,120})\]\((?<href>\S{1,500})\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
