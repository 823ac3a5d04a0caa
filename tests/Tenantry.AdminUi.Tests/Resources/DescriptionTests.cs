using Tenantry.AdminUi.Resources;
using Tenantry.AdminUi.Tests.Resources.Typed;
using Tenantry.Platform.Permissions;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class DescriptionTests
{
    [Fact]
    public void OperatorPage_CannotRequireATenantPermission() => Message(Widgets.Define("widgets", Widgets.Manage))
        .ShouldBe(
            "Resource 'widgets' in the Operator shell asks 'Test.Notes.Manage', which is not a registered permission of the Operator "
                + "side.");

    [Fact]
    public void ActionPermission_MustBelongToTheSameSide() =>
        Message(Widgets.Space.Action("break", "Break", "", _ => Task.FromResult(Kernel.Result.Success),
            action => action.Require(Widgets.Break)))
        .ShouldContain("asks 'Test.Widgets.Break', which is not a registered permission of the Tenant side");

    [Fact]
    public void PermissionOfAListAction_MustBelongToTheSameSide() =>
        Message(Widgets.Operator.ListAction<OrderInput>("collect", "Collect", (_, _, _) => Task.FromResult(Kernel.Result.Success),
            form => form.Require(Widgets.Manage)))
        .ShouldContain("asks 'Test.Notes.Manage', which is not a registered permission of the Operator side");

    [Fact]
    public void UnknownPermission_PreventsTheStart() =>
        Message(Widgets.Define("widgets", "Test.Unknown")).ShouldContain("'Test.Unknown'");

    [Theory]
    [InlineData("Widgets")]
    [InlineData("wid/gets")]
    [InlineData("")]
    public void Name_MustBeValidInAUrl(string name) => Message(Widgets.Define(name, Widgets.View)).ShouldContain("lower-case letters");

    [Fact]
    public void LastResourceWithAName_Wins() =>
        new ResourceCatalog([Widgets.Operator, Widgets.Define("widgets", Widgets.View, "Replaced")], Widgets.Permissions).Navigation
        .Single().Title.ShouldBe("Replaced");

    [Fact]
    public void HostWithoutThePlatform_HasNoGeneratedPages() => new ResourceCatalog([Widgets.Operator], []).Navigation.ShouldBeEmpty();

    [Fact]
    public void TenantsPage_CannotReadAllTenants() => Should.Throw<InvalidOperationException>(() =>
        new Resource<Order>("x", "X", Widgets.Manage, ResourceShell.Space).FromDatabase<OrderContext>("reason", db => db.Set<Order>()))
        .Message.ShouldContain("cannot read the rows of all of them");

    [Fact]
    public void InvalidDefinition_PreventsTheStart()
    {
        Message(Orders().Column("Number", order => order.Number)).ShouldContain("has no key");
        Message(Orders().Key(order => order.Id)).ShouldContain("has no columns");
        Message(Orders().Key(order => order.Id).Column("A b", order => order.Number).Column("a-B", order => order.Note))
            .ShouldContain("two columns with the name 'a-b'");
        Message(Orders().Key(order => order.Id).Column("A", order => order.Number).NeedsAttention("none"))
            .ShouldContain("counts the view 'none'");
        Message(new Resource<Order>("x", "X", Widgets.View).Key(order => order.Id).Column("A", order => order.Number))
            .ShouldContain("has no rows");
        Message(Orders().Key(order => order.Id).Column("A", order => order.Number)
            .Action("new", "New", "", _ => Task.FromResult(Kernel.Result.Success))).ShouldContain("none of: new, edit, bulk");
    }

    private static Resource<Order> Orders() => new Resource<Order>("x", "X", Widgets.View)
        .FromDatabase<OrderContext>("reason", db => db.Set<Order>());

    private static string Message(Resource resource) =>
        Should.Throw<InvalidOperationException>(() =>
            new ResourceCatalog([resource], (PermissionDefinition[])Widgets.Permissions)).Message;
}
