using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tenantry.Content.Contents;

/// <summary>Reads one file. It goes on after a mistake, so that an author sees all of them at once.</summary>
internal static partial class ContentFile
{
    private const int LongestTitle = 120;

    public static ContentItem? Read(string shown, string name, string text, List<ContentMistake> mistakes)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var head = new FrontMatter(shown, mistakes);
        if (!head.Read(lines))
        {
            return null;
        }

        if (KindOf(head) is not { } kind)
        {
            return null;
        }

        var shape = Name().Match(name);
        if (kind != ContentKind.Community && !shape.Success)
        {
            head.Wrong(1, $"The name of the file says its place. Call it with a number first, such as '01-{name}'.");
            return null;
        }

        if (head.Text("title") is not { Length: > 0 and <= LongestTitle })
        {
            head.Wrong(head.LineOf("title"), $"The head needs a line 'title: …' of 1 to {LongestTitle} characters.");
        }

        var body = string.Join('\n', lines[(head.TextLine - 1)..]);
        if (string.IsNullOrWhiteSpace(body))
        {
            head.Wrong(head.TextLine - 1, "The file has a head and no text. Write the text below the second '---'.");
        }

        var html = MarkdownText.Render(body, (line, message) => head.Wrong(head.TextLine + line, message));
        var number = kind == ContentKind.Community ? 0 : int.Parse(shape.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var content = new ContentItem(kind, number, shape.Success ? shape.Groups["slug"].Value : name, head.Text("title"), html) { Summary = head.Text("summary") };
        return kind switch
        {
            ContentKind.Lesson => Lesson(content, head),
            ContentKind.Project => Project(content, head),
            _ => Community(content, head),
        };
    }

    private static ContentItem Lesson(ContentItem content, FrontMatter head)
    {
        head.Only(content.Kind, "minutes", "video", "resources");
        return content with { Minutes = head.Number("minutes", 1, 600), Video = head.Address("video"), Links = Links(head, "resources") };
    }

    private static ContentItem Project(ContentItem content, FrontMatter head)
    {
        head.Only(content.Kind, "minutes", "opens", "templates");
        return content with { Minutes = head.Number("minutes", 1, 600), Opens = head.Number("opens", 1, 520) ?? 1, Links = Links(head, "templates") };
    }

    private static ContentItem Community(ContentItem content, FrontMatter head)
    {
        head.Only(content.Kind, "join", "events");
        return content with { Join = head.Address("join"), Events = [.. head.Items("events").Select(item => item.Text)] };
    }

    private static ContentKind? KindOf(FrontMatter head)
    {
        switch (head.Text("kind"))
        {
            case "" or "lesson":
                return ContentKind.Lesson;
            case "project":
                return ContentKind.Project;
            case "community":
                return ContentKind.Community;
            case var other:
                head.Wrong(head.LineOf("kind"), $"'{other}' is no kind of content. Write lesson, project or community.");
                return null;
        }
    }

    private static ImmutableArray<ContentLink> Links(FrontMatter head, string key)
    {
        var links = ImmutableArray.CreateBuilder<ContentLink>();
        foreach (var (text, line) in head.Items(key))
        {
            var link = Link().Match(text);
            if (link.Success && SafeLink.IsSafe(link.Groups["href"].Value))
            {
                links.Add(new ContentLink(link.Groups["label"].Value, link.Groups["href"].Value));
            }
            else
            {
                head.Wrong(line, $"'{text}' is no link. Write '- [What it is](https://…)'.");
            }
        }

        return links.DrainToImmutable();
    }

    [GeneratedRegex("^(?<number>[0-9]{1,3})-(?<slug>[a-z0-9-]{1,80})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\[(?<label>[^\]]{1,120})\]\((?<href>\S{1,500})\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
