namespace Tenantry.AdminUi;

/// <summary>Represents a form page that creates or edits a row.</summary>
public sealed class ResourceForm
{
    internal ResourceForm(string label, Type inputType) => (Label, InputType) = (label, inputType);

    internal string Label { get; }

    internal Type InputType { get; }

    internal string? Permission { get; private set; }

    internal string? IntroText { get; private set; }

    internal string DoneText { get; private set; } = "Saved.";

    internal Func<IServiceProvider, CancellationToken, Task<bool>>? Condition { get; private set; }

    /// <summary>Offers the form only while a condition holds. It is checked when the list is shown and when the form is opened.</summary>
    /// <param name="condition">Reads whether it holds.</param>
    /// <returns>The form.</returns>
    public ResourceForm When(Func<IServiceProvider, CancellationToken, Task<bool>> condition)
    {
        Condition = condition;
        return this;
    }

    /// <summary>Requires a permission in addition to that of the page.</summary>
    /// <param name="permission">The permission.</param>
    /// <returns>The form.</returns>
    public ResourceForm Require(string permission)
    {
        Permission = permission;
        return this;
    }

    /// <summary>Sets the sentence below the heading.</summary>
    /// <param name="text">A sentence.</param>
    /// <returns>The form.</returns>
    public ResourceForm Intro(string text)
    {
        IntroText = text;
        return this;
    }

    /// <summary>Sets the message that is shown after the form was saved.</summary>
    /// <param name="text">A sentence.</param>
    /// <returns>The form.</returns>
    public ResourceForm Done(string text)
    {
        DoneText = text;
        return this;
    }
}

/// <content>The forms that create and edit a row.</content>
public sealed partial class Resource<TRow>
{
    internal ResourceForm? CreateForm { get; private set; }

    internal Func<IServiceProvider, object, CancellationToken, Task<Result<CreatedItem>>>? CreateRow { get; private set; }

    internal ResourceForm? EditForm { get; private set; }

    internal Func<ResourceContext<TRow>, object>? EditInput { get; private set; }

    internal Func<ResourceContext<TRow>, object, Task<Result>>? EditRow { get; private set; }

    internal Func<TRow, bool>? CanEdit { get; private set; }

    /// <summary>Adds a page that creates a row.</summary>
    /// <typeparam name="TInput">The type of the input; its properties are the fields of the form.</typeparam>
    /// <param name="label">The label of the button: <c>New coupon</c>.</param>
    /// <param name="create">Creates the row and returns its id in addresses.</param>
    /// <param name="configure">Sets what else the form needs.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Create<TInput>(
        string label, Func<IServiceProvider, TInput, CancellationToken, Task<Result<string>>> create,
        Action<ResourceForm>? configure = null)
        where TInput : class, new() =>
        AddCreate<TInput>(label, async (services, input, cancellationToken) =>
        {
            var created = await create(services, input, cancellationToken);
            return created.IsProblem ? created.Problem : new CreatedItem(created.Value);
        }, configure);

    /// <summary>Adds a page that creates a row with a secret, such as an API key. The secret is shown once, right after.</summary>
    /// <typeparam name="TInput">The type of the input; its properties are the fields of the form.</typeparam>
    /// <param name="label">The label of the button: <c>New API key</c>.</param>
    /// <param name="create">Creates the row and returns its secret.</param>
    /// <param name="configure">Sets what else the form needs. Its message becomes the heading above the secret.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> CreateSecret<TInput>(
        string label, Func<IServiceProvider, TInput, CancellationToken, Task<Result<CreatedSecret>>> create,
        Action<ResourceForm>? configure = null)
        where TInput : class, new() =>
        AddCreate<TInput>(label, async (services, input, cancellationToken) =>
        {
            var created = await create(services, input, cancellationToken);
            return created.IsProblem ? created.Problem : new CreatedItem(created.Value.Id, created.Value);
        }, configure);

    /// <summary>Adds a page that edits a row.</summary>
    /// <typeparam name="TInput">The type of the input; its properties are the fields of the form.</typeparam>
    /// <param name="label">The label of the button: <c>Edit coupon</c>.</param>
    /// <param name="read">Gets the input from a row.</param>
    /// <param name="save">Saves the input.</param>
    /// <param name="configure">Sets what else the form needs.</param>
    /// <param name="when">The rows that can be edited; <see langword="null"/> for all.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Edit<TInput>(
        string label, Func<TRow, TInput> read, Func<ResourceContext<TRow>, TInput, Task<Result>> save,
        Action<ResourceForm>? configure = null, Func<TRow, bool>? when = null)
        where TInput : class, new()
    {
        EditForm = new ResourceForm(label, typeof(TInput));
        (EditInput, EditRow, CanEdit) = (context => read(context.Row), (context, input) => save(context, (TInput)input), when);
        configure?.Invoke(EditForm);
        return this;
    }

    private Resource<TRow> AddCreate<TInput>(
        string label, Func<IServiceProvider, TInput, CancellationToken, Task<Result<CreatedItem>>> create,
        Action<ResourceForm>? configure)
        where TInput : class, new()
    {
        CreateForm = new ResourceForm(label, typeof(TInput));
        CreateRow = (services, input, cancellationToken) => create(services, (TInput)input, cancellationToken);
        configure?.Invoke(CreateForm);
        return this;
    }
}

/// <summary>Represents the secret of a new row. It is shown once and is never read again.</summary>
/// <param name="Id">The id of the row in addresses.</param>
/// <param name="Label">The label of the secret: <c>Your new API key</c>.</param>
/// <param name="Value">The secret.</param>
public sealed record CreatedSecret(string Id, string Label, string Value)
{
    /// <summary>Returns the id without the secret, so that a log cannot reveal it.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}

/// <summary>A row that was created, with its secret if it has one.</summary>
internal sealed record CreatedItem(string Id, CreatedSecret? Secret = null);

/// <summary>Makes a field of a form a picker of items of another resource.</summary>
/// <param name="resource">The name of the other resource in the same shell.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferenceAttribute(string resource) : Attribute
{
    /// <summary>Gets the name of the other resource.</summary>
    public string Resource => resource;
}
