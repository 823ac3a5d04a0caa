using Tenantry.AdminUi.Resources;
using Tenantry.Platform.Permissions;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class DescriptionTests
{
    [Fact]
    public void OperatorsPage_MayNotAskAPermissionThatTenantsHold() => Says(Widgets.Operator with { Permission = Widgets.Manage })
        .ShouldBe("Resource 'widgets' in the Operator shell asks 'Test.Notes.Manage', which is not a registered permission of the Operator side.");

    [Fact]
    public void ActionsPermission_IsOfTheSameSide() => Says(Widgets.Space with { Actions = [Widgets.Operator.Actions[0] with { Permission = Widgets.Break }] })
        .ShouldContain("asks 'Test.Widgets.Break', which is not a registered permission of the Tenant side");

    [Fact]
    public void UnknownPermission_StopsTheStart() => Says(Widgets.Operator with { Permission = "Nobody.Knows" }).ShouldContain("'Nobody.Knows'");

    [Theory]
    [InlineData("Widgets")]
    [InlineData("wid/gets")]
    [InlineData("")]
    public void Name_IsPartOfAnAddress(string name) => Says(Widgets.Operator with { Name = name }).ShouldContain("lower-case letters");

    [Fact]
    public void LaterOfTwoWithOneName_Counts() =>
        new ResourceCatalogue([Widgets.Operator, Widgets.Operator with { Title = "Replaced" }], Widgets.Permissions).Navigation.Single().Title.ShouldBe("Replaced");

    [Fact]
    public void HostWithoutThePlatform_HasNoGeneratedPages() => new ResourceCatalogue([Widgets.Operator], []).Navigation.ShouldBeEmpty();

    private static string Says(ResourceDefinition resource) =>
        Should.Throw<InvalidOperationException>(() => new ResourceCatalogue([resource], (PermissionDefinition[])Widgets.Permissions)).Message;
}
