using Tenantry.Content.Catalog;

namespace Tenantry.Onboarding.Tests.Contents;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Text <img src=x onerror=alert(1)> text")]
    [InlineData("<iframe src=\"https://example.com\"></iframe>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    public void RawHtml_IsEscaped(string text)
    {
        var html = MarkdownText.Render(text, (_, message) => Assert.Fail(message));
        html.ShouldContain("&lt;");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<iframe");
        html.ShouldNotContain("<a ");
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,hello)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](http://example.com)")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x](/\\evil.example)")]
    public void UnsafeLink_IsAnError_AndNotRendered(string text)
    {
        var errors = 0;
        var html = MarkdownText.Render(text, (_, _) => errors++);
        errors.ShouldBe(1);
        html.ShouldNotContain("href");
    }

    [Fact]
    public void SafeLinks_Tables_AndQuotes_AreRendered()
    {
        var html =
            MarkdownText.Render("[a](https://example.com) [b](/space) [c](#d) [e](mailto:a@example.com)\n\n> note\n\n|A|B|\n|-|-|\n|1|2|\n",
                (_, message) => Assert.Fail(message));
        html.ShouldContain("<a href=\"https://example.com\" rel=\"noopener noreferrer\">a</a>");
        html.ShouldContain("<a href=\"/space\">b</a>");
        html.ShouldContain("<blockquote>");
        html.ShouldContain("<table>");
    }
}
