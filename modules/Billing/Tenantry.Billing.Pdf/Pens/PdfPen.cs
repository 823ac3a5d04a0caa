using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Pens;

/// <summary>Draws with PDFsharp and writes the structure tree of PDF/UA.</summary>
internal sealed class PdfPen : IPen, IDisposable
{
    private static readonly XPen StrongRule = new(XColor.FromArgb(0x80, 0x80, 0x80), 0.9);
    private static readonly XPen LightRule = new(XColor.FromArgb(0xDA, 0xDC, 0xE0), 0.6);

    private readonly PdfDocument _pdf = new();
    private readonly UAManager _structure;
    private readonly GlyphCodes _codes = new();
    private XGraphics? _page;
    private CodePointGlyphIndexPair[] _glyphs = [];

    public PdfPen(InvoiceDocument document)
    {
        _pdf.Info.Title = $"{document.Title} {document.Number}";
        _pdf.Info.Author = document.Seller.Name;
        _pdf.Info.CreationDate = document.Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        _structure = UAManager.ForDocument(_pdf);
        _structure.SetDocumentLanguage(document.Language);
        _pdf.RenderEvents.RenderTextEvent += (_, text) => text.CodePointGlyphIndexPairs = _glyphs;
    }

    public void BeginPage()
    {
        // The previous page is disposed after the new one is added: disposing ends the elements that are open on it.
        var page = _pdf.AddPage();
        _page?.Dispose();
        page.Size = PdfSharp.PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
    }

    public void Text(TextLine line, TextStyle style, double x, double baseline)
    {
        foreach (var run in line.Runs)
        {
            if (run.IsPlaced)
            {
                var at = x;
                foreach (var glyph in run.Glyphs)
                {
                    Draw(run, [glyph], style, at + (glyph.X * style.Size), baseline - (glyph.Y * style.Size));
                    at += glyph.Advance * style.Size;
                }
            }
            else
            {
                Draw(run, run.Glyphs, style, x, baseline);
            }

            x += run.Width * style.Size;
        }
    }

    public void Rule(double left, double right, double y, bool isStrong)
    {
        _structure.StructureBuilder.BeginArtifact();
        _page!.DrawLine(isStrong ? StrongRule : LightRule, left, y, right, y);
        _structure.StructureBuilder.End();
    }

    public void Begin(Element element, string? text = null)
    {
        var builder = _structure.StructureBuilder;
        switch (element)
        {
            case Element.Artifact:
                builder.BeginArtifact();
                return;
            case Element.Section:
                builder.BeginElement(PdfGroupingElementTag.Section);
                break;
            default:
                builder.BeginElement(Tag(element));
                break;
        }

        if (text is not null)
        {
            builder.CurrentStructureElement.Elements.SetValue("/ActualText", new PdfString(text, PdfStringEncoding.Unicode));
        }
    }

    public void End() => _structure.StructureBuilder.End();

    public void Save(Stream output)
    {
        _page?.Dispose();
        _page = null;
        _pdf.Save(output, closeStream: false);
    }

    public void Dispose()
    {
        _page?.Dispose();
        _pdf.Dispose();
    }

    // PDFsharp only uses the length of this text; the event handler supplies the glyphs.
    private void Draw(TextRun run, IReadOnlyList<ShapedGlyph> glyphs, TextStyle style, double x, double baseline)
    {
        _glyphs = [.. glyphs.Select(glyph => _codes.Of(run.Face, glyph))];
        var color = new XSolidBrush(XColor.FromArgb((style.Color >> 16) & 0xFF, (style.Color >> 8) & 0xFF, style.Color & 0xFF));
        _page!.DrawString(new string('x', _glyphs.Length), run.Face.Font(style.Size), color, x, baseline);
    }

    private static PdfBlockLevelElementTag Tag(Element element) => element switch
    {
        Element.Heading => PdfBlockLevelElementTag.Heading1,
        Element.SubHeading => PdfBlockLevelElementTag.Heading2,
        Element.Table => PdfBlockLevelElementTag.Table,
        Element.Row => PdfBlockLevelElementTag.TableRow,
        Element.HeaderCell => PdfBlockLevelElementTag.TableHeaderCell,
        Element.Cell => PdfBlockLevelElementTag.TableDataCell,
        _ => PdfBlockLevelElementTag.Paragraph,
    };
}
