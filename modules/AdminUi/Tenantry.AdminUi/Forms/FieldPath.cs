using System.Linq.Expressions;

namespace Tenantry.AdminUi;

/// <summary>Represents the form that contains a field.</summary>
internal sealed record FormState(string Name, FormErrors Errors);

/// <summary>Builds the names and ids of fields.</summary>
internal static class FieldPath
{
    public static string Of(Expression<Func<object?>> expression)
    {
        var names = new Stack<string>();
        for (var node = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : expression.Body;
            node is MemberExpression member;
            node = member.Expression)
        {
            names.Push(member.Member.Name);
        }

        return names.Count > 0 ? string.Join('.', names)
            : throw new InvalidOperationException($"'{expression}' is not a property expression. Use one such as () => Input.Email.");
    }

    public static string Id(string? form, string field) =>
        string.Concat($"{form ?? "form"}-{field}".Select(letter => char.IsAsciiLetterOrDigit(letter)
            ? char.ToLowerInvariant(letter) : '-'));
}
