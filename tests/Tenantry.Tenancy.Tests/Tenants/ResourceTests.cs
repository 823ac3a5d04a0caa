using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.AdminUi.Resources;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Notes;
using Tenantry.Tenancy.Pages;

namespace Tenantry.Tenancy.Tests.Tenants;

public sealed class ResourceTests(TenancyApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operator_FindsATenant_ByNameSubdomainAndOwner()
    {
        var (_, email, tenant) = await app.MemberAsync("Searching 100%");
        await app.MemberAsync("Another");

        foreach (var search in new[] { "searching 100%", "searching-100", email })
        {
            var page = await ListAsync("tenants", search);

            page.Rows.ShouldHaveSingleItem(search).Id.ShouldBe(tenant.ToString());
            page.Total.ShouldBe(1);
        }

        (await ListAsync("tenants", "searching_100")).Rows.ShouldBeEmpty();
        await using var scope = app.App.For(null);
        (await Resource("tenants").FindAsync(scope.Get<IServiceProvider>(), tenant.ToString(), Ct))!.Detail.Title
            .ShouldBe("Searching 100%");
        (await Resource("tenants").FindAsync(scope.Get<IServiceProvider>(), "nothing", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Operator_SuspendsATenant_WithAReason()
    {
        var (_, email, tenant) = await app.MemberAsync();

        (await ActAsync("tenants", "suspend", tenant.ToString(), null)).ShouldBe("tenancy.reason_missing");
        (await ActAsync("tenants", "suspend", tenant.ToString(), "unpaid")).ShouldBeNull();
        (await ActAsync("tenants", "suspend", "nothing", "unpaid")).ShouldBe("adminui.item_not_found");
        (await ActAsync("tenants", "suspend", tenant.ToString(), "again")).ShouldBe("adminui.action_not_applicable");

        (await ListAsync("tenants", email, "Suspended")).Rows.ShouldHaveSingleItem();
        (await ListAsync("tenants", email, "Active")).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Operator_ListsUsers()
    {
        var (_, email, _) = await app.MemberAsync();

        (await ListAsync("people", email)).Rows.ShouldHaveSingleItem().Cells[3].ShouldBe("Active");
    }

    [Fact]
    public async Task Operator_RevokesAKey_WithAReason()
    {
        var (browser, _, _) = await app.MemberAsync("Key keepers");
        await browser.SendFormAsync("/space/keys", "key", ("Input.Name", "lost one"));
        var row = (await ListAsync("api-keys", "lost one", "Active")).Rows.ShouldHaveSingleItem();

        (await ActAsync("api-keys", "revoke", row.Id, "")).ShouldBe("tenancy.reason_missing");
        (await ActAsync("api-keys", "revoke", row.Id, "found in a public place")).ShouldBeNull();
        (await ActAsync("api-keys", "revoke", row.Id, "again")).ShouldBe("tenancy.key_not_found");
        (await ListAsync("api-keys", "lost one", "Revoked")).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Note_IsListedWithItsTenant_AndCanBeDeletedOnce()
    {
        var (_, _, tenant) = await app.MemberAsync("Noted");
        var (_, _, other) = await app.MemberAsync("Not noted");
        (await NoteAsync(tenant, "  ")).ShouldBe("tenancy.note_invalid");
        (await NoteAsync(tenant, new string('x', 2001))).ShouldBe("tenancy.note_invalid");
        (await NoteAsync(tenant, " Wants an invoice by mail. ")).ShouldBeNull();

        var note = (await NotesAsync(tenant)).ShouldHaveSingleItem();
        note.Cells[0].ShouldBe("Wants an invoice by mail.");
        (await NotesAsync(other)).ShouldBeEmpty();
        await using (var scope = app.App.For(other))
        {
            (await scope.Get<TenancyDbContext>().Set<TenantNote>().CountAsync(Ct)).ShouldBe(0, "another tenant reads no note");
        }

        (await ActAsync("notes", "delete", note.Id, null)).ShouldBeNull();
        (await NotesAsync(tenant)).ShouldBeEmpty();
        (await ActAsync("notes", "delete", note.Id, null)).ShouldBe("adminui.item_not_found");
        await using var operators = app.App.For(null);
        (await operators.Get<DeleteTenantNote>().RunAsync(tenant, new TenantNoteId(Guid.Empty), Ct)).Problem!.Code
            .ShouldBe("tenancy.note_not_found");
    }

    [Fact]
    public async Task AnotherTenantsNote_IsNotFound_AndIsKept()
    {
        var (_, _, tenant) = await app.MemberAsync("Keeps its note");
        var (_, _, other) = await app.MemberAsync("Deletes no note");
        (await NoteAsync(tenant, "Pays by wire.")).ShouldBeNull();
        TenantNoteId id;
        await using (var scope = app.App.For(tenant))
        {
            id = await scope.Get<TenancyDbContext>().Set<TenantNote>().Select(note => note.Id).SingleAsync(Ct);
        }

        await using (var scope = app.App.For(null))
        {
            (await scope.Get<DeleteTenantNote>().RunAsync(other, id, Ct)).Problem!.Code.ShouldBe("tenancy.note_not_found");
        }

        (await NotesAsync(tenant)).ShouldHaveSingleItem().Cells[0].ShouldBe("Pays by wire.");
        const string Deleted = "select count(*) from platform.audit_entry where action = 'tenancy.note.deleted' and subject = $1";
        (await app.SqlAsync(Deleted, $"note/{id}")).ShouldBe(0L);
    }

    [Fact]
    public async Task TheTenantsPage_ShowsItsMembers_AndOnlyTheActionThatApplies()
    {
        var (_, email, tenant) = await app.MemberAsync("Paged");
        await using var scope = app.App.For(null);
        var item = (await Resource("tenants").FindAsync(scope.Get<IServiceProvider>(), tenant.ToString(), Ct))!;

        item.Tenant.ShouldBe(tenant);
        var (title, members) = item.Panels.ShouldHaveSingleItem();
        title.ShouldBe("Members");
        members.ShouldHaveSingleItem().Value.ShouldBeOfType<ResourceLink>().Text.ShouldContain(email);
        item.Applicable.ShouldBe(["add-note", "suspend"], ignoreOrder: true);
    }

    private async Task<string?> NoteAsync(TenantId tenant, string text)
    {
        await using var scope = app.App.For(null);
        var resource = Resource("tenants");
        return (await resource.RunAsync(scope.Get<IServiceProvider>(), tenant.ToString(), resource.Action("add-note")!, null,
            new TenantNoteResource.NoteInput { Text = text }, Ct)).Problem?.Code;
    }

    private async Task<IReadOnlyList<ListRow>> NotesAsync(TenantId tenant)
    {
        await using var scope = app.App.For(null);
        var request = ListRequest.All with { Filters = new Dictionary<string, IReadOnlyList<string>> { ["tenant"] = [tenant.ToString()] } };
        return (await Resource("notes").ListAsync(scope.Get<IServiceProvider>(), request, Ct)).Rows;
    }

    private GeneratedResource Resource(string name) =>
        app.App.Services.GetRequiredService<ResourceCatalog>().Find(ResourceShell.Operator, name)!;

    private async Task<ListPage> ListAsync(string name, string search, string? status = null)
    {
        await using var scope = app.App.For(null);
        var request = ListRequest.All with { Search = search };
        return await Resource(name).ListAsync(
            scope.Get<IServiceProvider>(),
            status is null ? request : request with { Filters = new Dictionary<string, IReadOnlyList<string>> { ["status"] = [status] } },
            Ct);
    }

    private async Task<string?> ActAsync(string name, string action, string id, string? reason)
    {
        await using var scope = app.App.For(null);
        var resource = Resource(name);
        return (await resource.RunAsync(scope.Get<IServiceProvider>(), id, resource.Action(action)!, reason, null, Ct)).Problem?.Code;
    }
}
