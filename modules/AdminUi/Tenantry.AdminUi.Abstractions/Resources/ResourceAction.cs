namespace Tenantry.AdminUi;

/// <summary>Represents something that can be done to a row, after a confirmation.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
public sealed class ResourceAction<TRow>
    where TRow : class
{
    internal ResourceAction(string name, string label, string consequence, Func<ResourceContext<TRow>, object?, Task<Result>> run) =>
        (Name, Label, GeneralConsequence, Run) = (name, label, consequence, run);

    internal string Name { get; }

    internal string Label { get; }

    internal string GeneralConsequence { get; }

    internal Func<ResourceContext<TRow>, object?, Task<Result>> Run { get; }

    internal Type? InputType { get; init; }

    internal Func<ResourceContext<TRow>, object>? InitialInput { get; private set; }

    internal Func<ResourceContext<TRow>, Task<string>>? ConsequenceOf { get; private set; }

    internal Func<TRow, bool>? Condition { get; private set; }

    internal Problem? Otherwise { get; private set; }

    internal bool AsksReason { get; private set; }

    internal bool IsDangerous { get; private set; }

    internal bool IsInList { get; private set; }

    internal bool IsBulk { get; private set; }

    internal string? Permission { get; private set; }

    internal string DoneText { get; private set; } = "Done.";

    /// <summary>Offers the action only for rows that satisfy a condition. It is checked again when the action runs.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="otherwise">The problem if the row has changed before the action runs; <see langword="null"/> for a general one.</param>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> When(Func<TRow, bool> condition, Problem? otherwise = null) =>
        Set(() => (Condition, Otherwise) = (condition, otherwise));

    /// <summary>Says what happens to one row, with its numbers and dates.</summary>
    /// <param name="consequence">Reads the sentence.</param>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> Consequence(Func<ResourceContext<TRow>, Task<string>> consequence) =>
        Set(() => ConsequenceOf = consequence);

    /// <summary>Says what happens to one row.</summary>
    /// <param name="consequence">Gets the sentence.</param>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> Consequence(Func<TRow, string> consequence) =>
        Consequence(context => Task.FromResult(consequence(context.Row)));

    /// <summary>Asks for a reason, which the audit trail keeps.</summary>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> AskReason() => Set(() => AsksReason = true);

    /// <summary>Shows the action as dangerous.</summary>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> Dangerous() => Set(() => IsDangerous = true);

    /// <summary>Offers the action beside each row of the list, too.</summary>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> InList() => Set(() => IsInList = true);

    /// <summary>Offers the action for several rows of the list at once. Each row has its own scope and its own result.</summary>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> Bulk() => Set(() => IsBulk = true);

    /// <summary>Requires a permission in addition to that of the page.</summary>
    /// <param name="permission">The permission.</param>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> Require(string permission) => Set(() => Permission = permission);

    /// <summary>Sets the message that is shown after the action.</summary>
    /// <param name="text">A sentence.</param>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> Done(string text) => Set(() => DoneText = text);

    /// <summary>Sets the values that the form starts with.</summary>
    /// <param name="input">Gets the input for a row.</param>
    /// <returns>The action.</returns>
    public ResourceAction<TRow> StartWith(Func<ResourceContext<TRow>, object> input) => Set(() => InitialInput = input);

    private ResourceAction<TRow> Set(Action set)
    {
        set();
        return this;
    }
}

/// <content>What can be done to a row.</content>
public sealed partial class Resource<TRow>
{
    internal List<ResourceAction<TRow>> Actions { get; } = [];

    /// <summary>Adds an action.</summary>
    /// <param name="name">The last part of the address: lower-case letters, digits and hyphens.</param>
    /// <param name="label">The label of the button: a verb and its object.</param>
    /// <param name="consequence">What happens, in a sentence.</param>
    /// <param name="run">Runs the action.</param>
    /// <param name="configure">Sets what else the action needs.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Action(
        string name, string label, string consequence, Func<ResourceContext<TRow>, Task<Result>> run,
        Action<ResourceAction<TRow>>? configure = null) =>
        Add(new(name, label, consequence, (context, _) => run(context)), configure);

    /// <summary>Adds an action with a form. Its fields are the properties of the input, its rules their validation attributes.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <param name="name">The last part of the address: lower-case letters, digits and hyphens.</param>
    /// <param name="label">The label of the button: a verb and its object.</param>
    /// <param name="consequence">What happens, in a sentence.</param>
    /// <param name="run">Runs the action with the validated input.</param>
    /// <param name="configure">Sets what else the action needs.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Action<TInput>(
        string name, string label, string consequence, Func<ResourceContext<TRow>, TInput, Task<Result>> run,
        Action<ResourceAction<TRow>>? configure = null)
        where TInput : class, new() =>
        Add(new(name, label, consequence, (context, input) => run(context, (TInput)input!)) { InputType = typeof(TInput) }, configure);

    private Resource<TRow> Add(ResourceAction<TRow> action, Action<ResourceAction<TRow>>? configure)
    {
        configure?.Invoke(action);
        Actions.Add(action);
        return this;
    }
}
