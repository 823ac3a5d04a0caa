using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi;

/// <summary>Provides the base class of fields: label, name, help, error, and a value that is kept when validation fails.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>Gets or sets the label.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>
    /// Gets or sets the property that the field edits, such as <c>() =&gt; Input.Email</c>. It determines name and value.
    /// </summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    /// <summary>Gets or sets the posted name if <see cref="For"/> is not set.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Gets or sets the initial value if <see cref="For"/> is not set.</summary>
    [Parameter] public object? Value { get; set; }

    /// <summary>Gets or sets the help text below the field.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>Gets or sets the error message. If it is not set, it is taken from the errors of the form.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Gets or sets whether the field is required. The label of other fields shows "optional".</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Gets or sets whether the field is disabled. A disabled field can't be edited and is not posted.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>Gets or sets the autocomplete token, such as <c>name</c> or <c>one-time-code</c>.</summary>
    [Parameter] public string? Autocomplete { get; set; }

    /// <summary>Gets or sets whether "optional" is hidden, for filters and other forms without required fields.</summary>
    [Parameter] public bool Quiet { get; set; }

    /// <summary>Gets or sets the HTTP context. Posted values take precedence over the model, so that invalid input is kept.</summary>
    [CascadingParameter] protected HttpContext? Context { get; set; }

    [CascadingParameter] private FormState? Form { get; set; }

    internal string InputName => Name ?? (For is null
        ? throw new InvalidOperationException($"Field \"{Label}\" has neither For nor Name. Set one of them.") : FieldPath.Of(For));

    internal string Id => FieldPath.Id(Form?.Name, InputName);

    internal string? Message => Error ?? Form?.Errors.For(InputName);

    /// <summary>Gets whether the posted value is shown again after a failed post.</summary>
    protected virtual bool KeepsPosted => true;

    /// <summary>Gets the text that the field shows.</summary>
    protected string? CurrentValue => PostedValue ?? Text(For is null ? Value : For.Compile()());

    /// <summary>Gets the attributes that all kinds of fields share.</summary>
    protected Dictionary<string, object?> Shared => new(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["name"] = InputName,
        ["required"] = Required,
        ["disabled"] = Disabled,
        ["autocomplete"] = Autocomplete,
        ["aria-invalid"] = Message is null ? null : "true",
        ["aria-describedby"] = DescribedBy,
    };

    /// <summary>Formats a value as the text of the input.</summary>
    /// <param name="value">The value of the model.</param>
    /// <returns>The text, or <see langword="null"/> for no text.</returns>
    protected virtual string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>Gets the value that was posted for this field, or <see langword="null"/> if there is none.</summary>
    protected string? PostedValue => KeepsPosted && WasPosted && Context!.Request.Form.TryGetValue(InputName, out var posted)
        ? posted.ToString() : null;

    /// <summary>Gets whether the surrounding <c>PostForm</c> was posted and is rendered again.</summary>
    protected bool WasPosted => Form is not null && Context is { Request: { Method: "POST", HasFormContentType: true } request }
        && string.Equals(request.Form["_handler"].ToString(), Form.Name, StringComparison.Ordinal);

    private string? DescribedBy => (Help, Message) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-help",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-error {Id}-help",
    };
}
