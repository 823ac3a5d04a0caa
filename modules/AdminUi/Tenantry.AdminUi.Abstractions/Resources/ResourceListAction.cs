namespace Tenantry.AdminUi;

/// <summary>Represents a message above a list or in place of its rows.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">The text.</param>
public sealed record ResourceNotice(string Title, string Text)
{
    /// <summary>Gets a value indicating whether the message needs attention.</summary>
    public bool IsWarning { get; init; }
}

/// <summary>Something that can be done from a list as a whole.</summary>
internal sealed record ResourceListAction(
    string Name, ResourceForm Form, Func<IServiceProvider, object, CancellationToken, Task<Result>> Run);

/// <content>What belongs to the list as a whole.</content>
public sealed partial class Resource<TRow>
{
    internal List<ResourceListAction> ListActions { get; } = [];

    internal Func<IServiceProvider, CancellationToken, Task<ResourceNotice?>>? ReadNotice { get; private set; }

    internal Func<IServiceProvider, CancellationToken, Task<ResourceNotice>>? ReadEmpty { get; private set; }

    /// <summary>Adds an action that concerns no single row, such as starting a job, with a form that confirms it.</summary>
    /// <typeparam name="TInput">The type of the input; its properties are the fields of the form.</typeparam>
    /// <param name="name">The last part of the address: lower-case letters, digits and hyphens.</param>
    /// <param name="label">The label of the button: a verb and its object.</param>
    /// <param name="run">Runs the action with the validated input.</param>
    /// <param name="configure">Sets what else the form needs. Its introduction says what happens.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> ListAction<TInput>(
        string name, string label, Func<IServiceProvider, TInput, CancellationToken, Task<Result>> run,
        Action<ResourceForm>? configure = null)
        where TInput : class, new()
    {
        var form = new ResourceForm(label, typeof(TInput));
        configure?.Invoke(form);
        ListActions.Add(new(name, form, (services, input, cancellationToken) => run(services, (TInput)input, cancellationToken)));
        return this;
    }

    /// <summary>Shows a message above the list, such as the progress of a job.</summary>
    /// <param name="read">Reads the message; <see langword="null"/> for none.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Notice(Func<IServiceProvider, CancellationToken, Task<ResourceNotice?>> read)
    {
        ReadNotice = read;
        return this;
    }

    /// <summary>Sets what an empty list says, if that depends on more than the rows.</summary>
    /// <param name="read">Reads the title and the text.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> EmptyNotice(Func<IServiceProvider, CancellationToken, Task<ResourceNotice>> read)
    {
        ReadEmpty = read;
        return this;
    }
}
