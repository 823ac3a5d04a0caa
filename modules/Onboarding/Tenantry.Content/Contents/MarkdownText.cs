using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tenantry.Content.Contents;

/// <summary>Renders a text: raw HTML is shown as it is typed, and only safe links become links.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().DisableHtml().Build();

    /// <param name="text">The text.</param>
    /// <param name="wrong">Is told of what the text may not have: the line within the text, from 0, and what would be right.</param>
    public static string Render(string text, Action<int, string> wrong)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>().Where(heading => heading.Level == 1))
        {
            wrong(heading.Line, "A page has one first heading, and that is its title. Begin headings in the text with '##'.");
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Check(link, link.Url, wrong);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            Check(link, link.IsEmail ? "mailto:" + link.Url : link.Url, wrong);
        }

        return document.ToHtml(Pipeline);
    }

    private static void Check(Inline link, string? address, Action<int, string> wrong)
    {
        if (!SafeLink.IsSafe(address))
        {
            wrong(link.Line, $"'{address}' is no address to link to. Write one that begins with https://, mailto:, / or #.");
            link.Remove();
        }
        else if (SafeLink.IsWeb(address) && link is not LinkInline { IsImage: true })
        {
            link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
        }
    }
}
