using Tenantry.AdminUi.Resources;
using Tenantry.AdminUi.Tests.Resources.Typed;
using Tenantry.Platform.Permissions;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class DescriptionTests
{
    [Fact]
    public void OperatorsPage_MayNotAskAPermissionThatTenantsHold() => Says(Widgets.Operator with { Permission = Widgets.Manage })
        .ShouldBe(
            "Resource 'widgets' in the Operator shell asks 'Test.Notes.Manage', which is not a registered permission of the Operator "
                + "side.");

    [Fact]
    public void ActionsPermission_IsOfTheSameSide() =>
    Says(Widgets.Space with { Actions = [Widgets.Operator.Actions[0] with { Permission = Widgets.Break }] })
        .ShouldContain("asks 'Test.Widgets.Break', which is not a registered permission of the Tenant side");

    [Fact]
    public void UnknownPermission_StopsTheStart() =>
    Says(Widgets.Operator with { Permission = "Nobody.Knows" }).ShouldContain("'Nobody.Knows'");

    [Theory]
    [InlineData("Widgets")]
    [InlineData("wid/gets")]
    [InlineData("")]
    public void Name_IsPartOfAnAddress(string name) => Says(Widgets.Operator with { Name = name }).ShouldContain("lower-case letters");

    [Fact]
    public void LaterOfTwoWithOneName_Counts() =>
        new ResourceCatalog([Widgets.Operator, Widgets.Operator with { Title = "Replaced" }], [], Widgets.Permissions).Navigation
        .Single().Title.ShouldBe("Replaced");

    [Fact]
    public void HostWithoutThePlatform_HasNoGeneratedPages() => new ResourceCatalog([Widgets.Operator], [], []).Navigation.ShouldBeEmpty();

    [Fact]
    public void TenantsPage_CannotReadAllTenants() => Should.Throw<InvalidOperationException>(() =>
        new Resource<Order>("x", "X", Widgets.Manage, ResourceShell.Space).FromDatabase<OrderContext>("reason", db => db.Set<Order>()))
        .Message.ShouldContain("cannot read the rows of all of them");

    [Fact]
    public void DefinitionThatCannotBecomeAPage_StopsTheStart()
    {
        Message(Orders().Column("Number", order => order.Number)).ShouldContain("has no key");
        Message(Orders().Key(order => order.Id)).ShouldContain("has no columns");
        Message(Orders().Key(order => order.Id).Column("A b", order => order.Number).Column("a-B", order => order.Note))
            .ShouldContain("two columns with the name 'a-b'");
        Message(Orders().Key(order => order.Id).Column("A", order => order.Number).NeedsAttention("none"))
            .ShouldContain("counts the view 'none'");
        Message(new Resource<Order>("x", "X", Widgets.See).Key(order => order.Id).Column("A", order => order.Number))
            .ShouldContain("has no rows");
        Message(Orders().Key(order => order.Id).Column("A", order => order.Number)
            .Action("new", "New", "", _ => Task.FromResult(Kernel.Result.Success))).ShouldContain("none of: new, edit, bulk");
    }

    private static Resource<Order> Orders() => new Resource<Order>("x", "X", Widgets.See)
        .FromDatabase<OrderContext>("reason", db => db.Set<Order>());

    private static string Message(Resource resource) =>
        Should.Throw<InvalidOperationException>(() =>
            new ResourceCatalog([], [resource], (PermissionDefinition[])Widgets.Permissions)).Message;

    private static string Says(ResourceDefinition resource) =>
        Should.Throw<InvalidOperationException>(() =>
            new ResourceCatalog([resource], [], (PermissionDefinition[])Widgets.Permissions)).Message;
}
