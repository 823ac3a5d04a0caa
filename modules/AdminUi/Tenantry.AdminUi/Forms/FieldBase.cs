using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi;

/// <summary>What every field has: a label, a name, a value that survives a failed post, help, and an error that screen readers hear.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The words above the field.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The property behind the field, <c>() =&gt; Input.Email</c>: gives name and value.</summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    /// <summary>The posted name, when there is no <see cref="For"/>.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>The value to start with, when there is no <see cref="For"/>.</summary>
    [Parameter] public object? Value { get; set; }

    /// <summary>A sentence below the field.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>What is wrong; taken from the form's errors when empty.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Fields that are not required say "optional" beside their label.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Shown, but cannot be changed and is not posted.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>The browser's autocomplete token, such as <c>name</c> or <c>one-time-code</c>.</summary>
    [Parameter] public string? Autocomplete { get; set; }

    /// <summary>Hides "optional", for filters and other forms where nothing is required.</summary>
    [Parameter] public bool Quiet { get; set; }

    /// <summary>The request, whose posted values win over the model's: what was typed is kept even when it could not be read.</summary>
    [CascadingParameter] protected HttpContext? Context { get; set; }

    [CascadingParameter] private FormState? Form { get; set; }

    internal string InputName => Name ?? (For is null ? throw new InvalidOperationException($"The field \"{Label}\" needs For or Name.") : FieldPath.Of(For));

    internal string Id => FieldPath.Id(Form?.Name, InputName);

    internal string? Message => Error ?? Form?.Errors.For(InputName);

    /// <summary>Whether a posted value may be shown again.</summary>
    protected virtual bool KeepsPosted => true;

    /// <summary>What the field shows.</summary>
    protected string? Shown => Posted ?? Text(For is null ? Value : For.Compile()());

    /// <summary>The attributes that every kind of field shares.</summary>
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

    /// <summary>The text that an input of this kind shows for a value.</summary>
    /// <param name="value">The model's value.</param>
    protected virtual string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>The value posted under this name to this form, or none.</summary>
    protected string? Posted => KeepsPosted && WasPosted && Context!.Request.Form.TryGetValue(InputName, out var posted) ? posted.ToString() : null;

    /// <summary>Whether the <c>PostForm</c> around this field was posted and came back.</summary>
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
