using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Parses Stripe's search query language: up to ten clauses joined by either AND or OR, without parentheses.</summary>
internal sealed partial class SearchQuery(IReadOnlyList<SearchClause> clauses, bool isEither)
{
    private const int MaxClauses = 10;
    private const int MinSubstringLength = 3;

    public bool Matches(JsonObject row) => isEither ? clauses.Any(clause => clause.Matches(row))
        : clauses.All(clause => clause.Matches(row));

    public static SearchQuery Parse(string query, SearchResource resource)
    {
        var clauses = new List<SearchClause>();
        var joins = new HashSet<string>(StringComparer.Ordinal);
        var remainder = query.Trim();
        while (true)
        {
            var match = Clause().Match(remainder);
            if (!match.Success)
            {
                throw CreateParseError(query, remainder);
            }

            clauses.Add(Read(match, resource));
            remainder = remainder[match.Length..].TrimStart();
            if (remainder.Length == 0)
            {
                break;
            }

            // Clauses without an operator between them are joined by AND.
            var join = Join().Match(remainder);
            joins.Add(join.Success ? join.Groups["word"].Value.ToUpperInvariant() : "AND");
            remainder = remainder[join.Length..];
        }

        if (joins.Count > 1)
        {
            throw CreateError("You can't combine AND and OR in one search query.");
        }

        return clauses.Count > MaxClauses
            ? throw CreateError($"A search query can have at most {MaxClauses} clauses.")
            : new(clauses, joins.Contains("OR"));
    }

    private static SearchClause Read(Match match, SearchResource resource)
    {
        var (name, key, comparison) = (match.Groups["field"].Value, match.Groups["key"], match.Groups["op"].Value);
        var field = key.Success && name == "metadata" ? Metadata(Unescape(key.Value))
            : !key.Success && resource.Fields.TryGetValue(name, out var searchField) ? searchField
            : throw CreateError($"Field `{name}` is an unsupported search field for resource `{resource.Path}`. " +
                "See http://stripe.com/docs/search#query-fields for a list of supported fields.");
        var value = match.Groups["null"].Success ? null
            : match.Groups["text"].Success ? Unescape(match.Groups["text"].Value) : match.Groups["number"].Value;
        Check(name, field, comparison, value);
        return new(field, comparison, value, match.Groups["not"].Success);
    }

    private static void Check(string name, SearchField field, string comparison, string? value)
    {
        if (comparison == "~" && field.Kind != SearchFieldKind.Text)
        {
            throw CreateError($"Field `{name}` does not support the substring operator `~`.");
        }

        if (comparison == "~" && value?.Length < MinSubstringLength)
        {
            throw CreateError($"The substring operator `~` requires at least {MinSubstringLength} characters.");
        }

        if (comparison is not (":" or "~") && field.Kind != SearchFieldKind.Numeric)
        {
            throw CreateError($"Field `{name}` does not support the operator `{comparison}`.");
        }

        if (value is null && comparison != ":")
        {
            throw CreateError($"You can only search for null with `:`, not with `{comparison}`.");
        }

        if (field.Kind == SearchFieldKind.Numeric && value is not null && !decimal.TryParse(value, NumberStyles.Number,
            CultureInfo.InvariantCulture, out _))
        {
            throw CreateError($"Field `{name}` is numeric, but `{value}` is not a number.");
        }
    }

    private static SearchField Metadata(string key) => new(SearchFieldKind.Token, row => row.Obj("metadata")?[key]);

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            plain.Append(text[index] == '\\' && index + 1 < text.Length ? text[++index] : text[index]);
        }

        return plain.ToString();
    }

    private static StripeApiException CreateParseError(string query, string remainder) =>
        CreateError($"We were unable to parse your search query near `{remainder}`. The query was `{query}`.");

    private static StripeApiException CreateError(string message) => StripeApiException.Invalid(message, "query");

    [GeneratedRegex("""
        ^(?<not>-)?(?<field>[a-z0-9_.]+)(\[(?<quote>["'])(?<key>(\\.|(?!\k<quote>).)*)\k<quote>\])?\s*(?<op>>=|<=|[:~<>])\s*((?<null>null)(?![\w])|(?<number>-?\d+(\.\d+)?)|(?<mark>["'])(?<text>(\\.|(?!\k<mark>).)*)\k<mark>)
        """, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^(?<word>AND|OR)\s+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Join();
}
