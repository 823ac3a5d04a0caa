using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>Builds the expressions that filter and sort rows.</summary>
internal static class RowExpressions
{
    private static readonly MethodInfo ILike = typeof(NpgsqlDbFunctionsExtensions).GetMethod(
        nameof(NpgsqlDbFunctionsExtensions.ILike), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    private static readonly MethodInfo Contains = typeof(RowExpressions).GetMethod(nameof(ContainsText),
        BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Expression<Func<TRow, bool>> Equal<TRow>(LambdaExpression property, object value) => Expression.Lambda<Func<TRow, bool>>(
        Expression.Equal(property.Body, Parameter(value, property.ReturnType)), property.Parameters);

    public static Expression<Func<TRow, bool>> Compare<TRow>(LambdaExpression property, ExpressionType comparison, object value) =>
        Expression.Lambda<Func<TRow, bool>>(
            Expression.MakeBinary(comparison, property.Body, Parameter(value, property.ReturnType)), property.Parameters);

    public static Expression<Func<TRow, bool>> Matches<TRow>(LambdaExpression text, string typed, bool inMemory) =>
        Expression.Lambda<Func<TRow, bool>>(
        inMemory
            ? Expression.Call(Contains, text.Body, Expression.Constant(typed))
            : Expression.Call(ILike, Expression.Constant(EF.Functions), text.Body, Parameter(Pattern(typed), typeof(string)),
                Expression.Constant("\\")),
        text.Parameters);

    public static Expression<Func<TRow, bool>>? Any<TRow>(IEnumerable<Expression<Func<TRow, bool>>> conditions)
    {
        Expression<Func<TRow, bool>>? all = null;
        foreach (var condition in conditions)
        {
            all = all is null
                ? condition
                : Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(all.Body, Body(condition, all.Parameters[0])), all.Parameters);
        }

        return all;
    }

    public static IOrderedQueryable<TRow> Sort<TRow>(IQueryable<TRow> rows, LambdaExpression key, bool descending, bool isFirst)
    {
        var method = (isFirst, descending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            _ => nameof(Queryable.ThenByDescending),
        };
        return (IOrderedQueryable<TRow>)rows.Provider.CreateQuery<TRow>(
            Expression.Call(typeof(Queryable), method, [typeof(TRow), key.ReturnType], rows.Expression, Expression.Quote(key)));
    }

    private static Expression Body(LambdaExpression condition, ParameterExpression row) =>
        new Replace(condition.Parameters[0], row).Visit(condition.Body);

    // As a member of a holder EF sends the value as a parameter; a constant would give each value a plan of its own.
    private static Expression Parameter(object value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var holder = Activator.CreateInstance(typeof(Holder<>).MakeGenericType(plain), value)!;
        Expression member = Expression.Property(Expression.Constant(holder), "Value");
        return plain == type ? member : Expression.Convert(member, type);
    }

    private static string Pattern(string typed) => "%" + typed
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal) + "%";

    private static bool ContainsText(string? text, string typed) => text?.Contains(typed, StringComparison.OrdinalIgnoreCase) == true;

    private sealed class Holder<T>(T value)
    {
        public T Value => value;
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
