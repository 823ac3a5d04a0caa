using System.Text.RegularExpressions;

namespace Tenantry.Architecture.Tests;

/// <summary>Keeps retired words and long lines out of code, tests, documents and templates.</summary>
public sealed partial class LanguageTests
{
    private const int Width = 140;
    private const string ThisFile = nameof(LanguageTests) + ".cs";

    // The retired word, as a regular expression over lower-case words, and its replacement.
    private static readonly (string Pattern, string Instead)[] Retired =
    [
        ("whoever", "the person or object that is meant"), ("reckon(s|ed|ing)?", "calculate"), ("rhythms?", "billing interval"),
        ("mend(s|ed|ing)?", "fix, update payment method"), ("overslept", "missed"), ("former(ly)?", "previous"),
        ("told", "notified, reported"),
        ("nobody", "no one that is meant, by name"), ("somebody", "the person that is meant, by name"), ("catalogues?", "catalog"),
        ("enrolments?", "enrollment"),
        ("cancell(ed|ing)", "canceled, canceling"), ("colours?", "color"), ("behaviours?", "behavior"),
        ("honou?red", "applied"),
        ("favourites?", "favorite"), ("neighbours?", "neighbor"), ("centres?", "center"), ("grey", "gray"), ("licences?", "license"),
        ("organisations?", "organization"), ("recogni[sz]ed?", "resolve"), ("mails", "emails"), ("papers?", "invoice document"),
        ("mischief", "fault injection"),
        ("couriers?", "webhook dispatcher"), ("goes on", "resumes, continues"), ("go on", "resume, continue"),
        ("stands? here", "is listed, appears"),
        ("stops the waiting", "the cancellation token"), ("that were many", "too many"),
        ("one =>", "a lambda parameter that names what it holds"), ("set aside", "reserve"), ("takes? back", "undo, revoke"),
        ("write to us", "contact support"),
        ("mail servers?", "email server"), ("begins? anew", "starts over"), ("for ever", "always, never"),
    ];

    // The files that can contain retired words, with the reason.
    private static readonly Dictionary<string, string[]> Exceptions = new(StringComparer.Ordinal)
    {
        ["modules/Billing/Tenantry.Billing.StripeEmulator/Taxes/AutomaticTax.cs"] = ["recogni[sz]ed?"], // Stripe's own message.
        ["modules/Platform/Tenantry.PrivatePostgres/Processes/UnprivilegedUser.cs"] = ["nobody"], // A user of the operating system.
        ["modules/Platform/Tenantry.PrivatePostgres/README.md"] = ["nobody"],
        ["samples/KidsAiAcademy/KidsAiAcademyPlatform.cs"] = ["papers?"], // Sheets of paper.
    };

    // Names that can't change: routes, stored values, and members of libraries.
    private static readonly string[] FixedNames = ["SessionCancelled"];

    public static TheoryData<string> Words => [.. Retired.Select(word => word.Pattern)];

    [Theory]
    [MemberData(nameof(Words))]
    public void RetiredWord_IsNotUsed(string pattern)
    {
        var expression = new Regex($@"(?<![\p{{L}}]){pattern}(?![\p{{L}}])", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        var occurrences = Texts("modules", "host", "samples", "nuget", "tests")
            .Where(file => !IsLesson(file) && Path.GetFileName(file) != ThisFile)
            .Where(file => !(Exceptions.TryGetValue(Repository.Relative(file), out var allowed) && allowed.Contains(pattern)))
            .SelectMany(file => Repository.Lines(file)
                .Select((line, index) => (Line: Split(line), Place: $"{Repository.Relative(file)}:{index + 1}"))
                .Where(line => expression.IsMatch(line.Line))
                .Select(line => $"{line.Place} {line.Line.Trim()}"));
        occurrences.ShouldBeEmpty($"Use instead: {Retired.Single(word => word.Pattern == pattern).Instead}.");
    }

    [Fact]
    public void NoLine_IsWiderThan140Characters()
    {
        var wide = Texts("modules", "host", "samples", "nuget", "tests").SelectMany(file => Repository.Lines(file)
            .Select((line, index) => (Line: line, Place: $"{Repository.Relative(file)}:{index + 1}"))
            .Where(line => line.Line.Length > Width && !CannotBreak(line.Line))
            .Select(line => line.Place));
        wide.ShouldBeEmpty();
    }

    // Lessons are prose for children and adults, in everyday words.
    private static bool IsLesson(string file) => Repository.Relative(file)
        .StartsWith("samples/KidsAiAcademy/content/", StringComparison.Ordinal);

    // Lines that can't be broken: rows of Markdown tables, texts that are formatted or compared as a whole, drawings, and long attributes.
    private static bool CannotBreak(string line) => line.StartsWith('|') || Unbreakable().IsMatch(line);

    // Splits an identifier into its words: CatalogueSync contains "catalogue".
    private static string Split(string line) => CamelCase()
        .Replace(FixedNames.Aggregate(line, (text, name) => text.Replace(name, "", StringComparison.Ordinal)), " ").ToLowerInvariant();

    private static IEnumerable<string> Texts(params string[] folders) => Repository.Texts(folders)
        .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"));

    [GeneratedRegex(@"(?<=[\p{Ll}\d])(?=\p{Lu})", RegexOptions.None, 1000)]
    private static partial Regex CamelCase();

    [GeneratedRegex(
        """\S{100,}|<path |^\s*(\+ )?\$?"|^\s*(\? |: )\$"|\"{3}|^\s*'?\{"|\\n   at |="[^"]{60,}|@\(.{60,}|@if \(|@foreach \(|@<text>""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unbreakable();
}
