namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>Makes what pages use of a definition, and refuses a definition that cannot become a page.</summary>
internal sealed class BuildResource : IResourceVisitor<GeneratedResource>
{
    public GeneratedResource Visit<TRow>(Resource<TRow> resource)
        where TRow : class
    {
        Check(resource);
        var lookup = new RowLookup<TRow>(resource);
        var forms = new RowForms<TRow>(resource, lookup);
        return new TypedResource<TRow>(resource, lookup)
        {
            Name = resource.Name,
            Title = resource.Title,
            Permission = resource.Permission,
            Shell = resource.Shell,
            Subtitle = resource.Subtitle,
            Icon = resource.Icon,
            Order = resource.Order,
            Section = resource.Section,
            Tab = resource.Tab ?? resource.Title,
            Page = resource.Page,
            Empty = resource.Empty,
            SearchHint = resource.Columns.Exists(column => column.SearchKey is not null) ? resource.SearchHint : null,
            HasDetail = resource.HasDetail,
            Columns = [.. resource.Columns.Select(column => new ListColumn(column.Name, column.Title, column.Kind)
            {
                CanSort = column.SortKey is not null, IsInList = column.IsInList, IsMinor = column.IsMinor,
            })],
            Filters = [.. resource.Columns.Where(column => column.FilterBy is not null).Select(Filter)],
            Views = [.. resource.Views.Select(view => new ListView(view.Name, view.Title, view.IsCounted))],
            IsCounted = resource.IsCounted,
            CountedView = resource.CountedView,
            Actions = [.. resource.Actions.Select(action => new ItemAction(action.Name, action.Label)
            {
                AsksReason = action.AsksReason, IsDangerous = action.IsDangerous, IsInList = action.IsInList || !resource.HasDetail,
                IsBulk = action.IsBulk,
                Permission = action.Permission, Done = action.DoneText, Consequence = action.GeneralConsequence,
                InputType = action.InputType,
            })],
            Create = forms.Create,
            Edit = forms.Edit,
            ListActions = forms.ListActions,
            Notice = resource.ReadNotice,
            EmptyNotice = resource.ReadEmpty,
            InNavigation = resource.InNavigation,
        };
    }

    private static ListFilter Filter<TRow>(ResourceColumn<TRow> column)
        where TRow : class =>
        new(column.Name, column.Title, column.FilterBy!.Kind,
            [.. column.FilterBy.Choices.Select(choice => new Choice(choice.Value, choice.Name ?? StatusWords.Of(choice.Value)))],
            column.FilterBy.Reference) { Options = column.FilterBy.Options };

    private static void Check<TRow>(Resource<TRow> resource)
        where TRow : class
    {
        var problem = resource switch
        {
            { Open: null, ReadPage: null } => "has no rows. Call FromDatabase, FromList or FromPages.",
            { Columns.Count: 0 } => "has no columns. Call Column.",
            { KeyParts.Count: 0 } when resource.HasDetail
                || resource.Actions.Count > 0 => "has no key. Call Key, or WithoutDetail if a row has no page and no action.",
            _ when resource.Columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice =>
                $"has two columns with the name '{twice.Key}'. Call Named on one of them.",
            _ when resource.CountedView is { } counted
                && !resource.Views.Exists(view => view.Name == counted) => $"counts the view '{counted}', which it does not have.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new InvalidOperationException($"Resource '{resource.Name}' {problem}");
        }
    }
}
