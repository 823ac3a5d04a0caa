using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tenantry.Content.Catalog;

/// <summary>Renders Markdown. Raw HTML is escaped, and unsafe links are removed.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras()
        .DisableHtml().Build();

    /// <param name="text">The Markdown text.</param>
    /// <param name="onError">The delegate that receives each error: the line in the text, from 0, and how to fix it.</param>
    public static string Render(string text, Action<int, string> onError)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>().Where(heading => heading.Level == 1))
        {
            onError(heading.Line, "The title is the only level-1 heading of the page. Use '##' for headings in the text.");
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Check(link, link.Url, onError);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            Check(link, link.IsEmail ? "mailto:" + link.Url : link.Url, onError);
        }

        return document.ToHtml(Pipeline);
    }

    private static void Check(Inline link, string? address, Action<int, string> onError)
    {
        if (!SafeLink.IsSafe(address))
        {
            onError(link.Line, $"'{address}' is not a valid link. Use a link that starts with https://, mailto:, / or #.");
            link.Remove();
        }
        else if (SafeLink.IsWeb(address) && link is not LinkInline { IsImage: true })
        {
            link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
        }
    }
}
