using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>Makes the forms that create and edit a row.</summary>
internal sealed class RowForms<TRow>(Resource<TRow> resource, RowLookup<TRow> lookup)
    where TRow : class
{
    public CreateItem? Create => resource is { CreateForm: { } form, CreateRow: { } create }
        ? new CreateItem(Page(form), form.InputType, create)
        : null;

    public EditItem? Edit => resource is { EditForm: { } form, EditInput: { } input, EditRow: { } edit }
        ? new EditItem(
            Page(form),
            async (services, id, cancellationToken) =>
                await lookup.FindAsync(services, id, cancellationToken) is { } context && CanEdit(context.Row) ? input(context) : null,
            (services, id, typed, cancellationToken) => SaveAsync(edit, services, id, typed, cancellationToken))
        : null;

    public IReadOnlyList<ListAction> ListActions => [.. resource.ListActions.Select(action =>
        new ListAction(action.Name, Page(action.Form), action.Form.InputType, action.Run))];

    private async Task<Result> SaveAsync(
        Func<ResourceContext<TRow>, object, Task<Result>> edit, IServiceProvider services, string id, object input,
        CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(services, id, cancellationToken) is not { } context)
        {
            return ResourceProblems.ItemNotFound;
        }

        return CanEdit(context.Row) ? await edit(context, input) : ResourceProblems.ActionNotApplicable;
    }

    private bool CanEdit(TRow row) => resource.CanEdit?.Invoke(row) != false;

    private static ItemForm Page(ResourceForm form) =>
        new(form.Label, form.IntroText, form.DoneText, form.Permission) { When = form.Condition };
}
