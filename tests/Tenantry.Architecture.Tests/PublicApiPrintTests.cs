namespace Tenantry.Architecture.Tests;

public sealed class PublicApiPrintTests
{
    [Theory]
    [InlineData(typeof(Changes.TextParameter), typeof(Changes.NullableTextParameter))]
    [InlineData(typeof(Changes.TextResult), typeof(Changes.NullableTextResult))]
    [InlineData(typeof(Changes.ListOfText), typeof(Changes.ListOfNullableText))]
    [InlineData(typeof(Changes.DefaultOfFive), typeof(Changes.DefaultOfSix))]
    [InlineData(typeof(Changes.NamedCount), typeof(Changes.NamedLimit))]
    [InlineData(typeof(Changes.ByReference), typeof(Changes.ByOut))]
    [InlineData(typeof(Changes.AnyType<>), typeof(Changes.ReferenceType<>))]
    [InlineData(typeof(Changes.Settable), typeof(Changes.InitOnly))]
    [InlineData(typeof(Changes.Settable), typeof(Changes.RequiredSettable))]
    [InlineData(typeof(Changes.Current), typeof(Changes.Old))]
    [InlineData(typeof(Changes.ConstantOfOne), typeof(Changes.ConstantOfTwo))]
    public void ChangedApi_IsPrintedDifferently(Type before, Type after) => Print(before).ShouldNotBe(Print(after));

    [Fact]
    public void Signature_IsPrintedAsCSharp() =>
        Print(typeof(Changes.DefaultOfFive)).ShouldContain("public string? Find(string? key = null, int limit = 5)");

    private static string Print(Type type) =>
        PublicApi.Print(type.Assembly, typeof(Changes), type).Replace(type.Name.Split('`')[0], "T", StringComparison.Ordinal);
}
