using System.Linq.Expressions;
using Tenantry.AdminUi.Resources.Rows;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

public sealed class RowKeyTests
{
    private sealed record Row(Guid Tenant, string Key, int Number);

    [Theory]
    [InlineData("plain-key_1", "plain-key_1")]
    [InlineData("two.dots.in", "two.dots.in")]
    [InlineData("a/b", "~YS9i")]
    [InlineData("..", "~Li4")]
    [InlineData("~x", "~fng")]
    [InlineData("100%", "~MTAwJQ")]
    [InlineData("ü", "~w7w")]
    public void Text_ThatAnAddressCannotCarry_IsEncoded_AndFoundAgain(string text, string id)
    {
        var key = Key(row => row.Key);
        key.Of(new Row(Guid.Empty, text, 1)).ShouldBe(id);
        Matches(key, id, new Row(Guid.Empty, text, 1)).ShouldBeTrue();
        Matches(key, id, new Row(Guid.Empty, text + "x", 1)).ShouldBeFalse();
    }

    [Fact]
    public void SeveralParts_FindTheirRow_AndNothingElseDoes()
    {
        var tenant = Guid.Parse("01900000-0000-7000-8000-0000000000a1");
        var key = Key(row => row.Tenant, row => row.Number, row => row.Key);
        var row = new Row(tenant, "a.b", 7);

        key.Of(row).ShouldBe($"{tenant}.7.a.b");
        Matches(key, key.Of(row), row).ShouldBeTrue();
        key.Find($"{tenant}.seven.a").ShouldBeNull();
        key.Find("~%.7.a").ShouldBeNull();
        key.Find($"{tenant}.7").ShouldBeNull();
    }

    private static RowKey<Row> Key(params Expression<Func<Row, object>>[] parts) => new([.. parts.Select(Plain)]);

    private static LambdaExpression Plain(Expression<Func<Row, object>> part) => Expression.Lambda(
        part.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : part.Body, part.Parameters);

    private static bool Matches(RowKey<Row> key, string id, Row row) =>
        key.Find(id)!.All(condition => condition.Compile()(row));
}
