using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>
/// The key of a row as a part of an address. Two UUIDs stand as <c>{first:N}-{second:N}</c>, other parts with a dot between. A text that an
/// address cannot carry, such as one with a slash, stands as a tilde and its Base64.
/// </summary>
internal sealed class RowKey<TRow>(IReadOnlyList<LambdaExpression> parts)
    where TRow : class
{
    private const char Encoded = '~';
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:@+ ");

    private readonly Delegate[] _read = [.. parts.Select(part => part.Compile())];

    public IReadOnlyList<LambdaExpression> Parts => parts;

    public string Of(TRow row)
    {
        var values = _read.Select(read => read.DynamicInvoke(row)).ToArray();
        return values switch
        {
            [var only] => Text(only),
            [var first, var second] when RowValue.GuidOf(first) is { } left
                && RowValue.GuidOf(second) is { } right => $"{left:N}-{right:N}",
            _ => string.Join('.', values.Select(Text)),
        };
    }

    /// <summary>Gets the conditions that find the row of an id; none if it is not an id of these rows.</summary>
    public IReadOnlyList<Expression<Func<TRow, bool>>>? Find(string id)
    {
        var texts = parts.Count == 1 ? [id]
            : id.Length == 65 && id[32] == '-' ? [id[..32], id[33..]]
            : id.Split('.', parts.Count);
        if (texts.Length != parts.Count)
        {
            return null;
        }

        var conditions = new List<Expression<Func<TRow, bool>>>();
        foreach (var (part, text) in parts.Zip(texts))
        {
            if (Decoded(text) is not { } plain || RowValue.Parse(part.ReturnType, plain) is not { } value)
            {
                return null;
            }

            conditions.Add(RowExpressions.Equal<TRow>(part, value));
        }

        return conditions;
    }

    private static string Text(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return value is not string || (!text.AsSpan().ContainsAnyExcept(Plain) && text.AsSpan().ContainsAnyExcept('.'))
            ? text
            : Encoded + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private static string? Decoded(string text) => text is not [Encoded, .. var encoded] ? text
        : Base64Url.IsValid(encoded) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(encoded))
        : null;
}
