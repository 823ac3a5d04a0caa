namespace Tenantry.Tenancy;

/// <summary>Represents a custom user field of the host, such as the company name.</summary>
/// <param name="Name">
/// The key in JSON and in the database, in camelCase: at most 60 letters and digits. It never changes, because values are stored by name.
/// </param>
/// <param name="Label">The label on pages.</param>
/// <param name="Type">The type of the value.</param>
public sealed record UserFieldDefinition(string Name, string Label, UserFieldType Type = UserFieldType.Text)
{
    /// <summary>Gets a value indicating whether the field must be filled in where it is shown.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsRequired { get; init; }

    /// <summary>Gets a value indicating whether the field is shown at sign-up.</summary>
    /// <value>The default is <see langword="false"/>. Accounts that are created by a purchase skip sign-up; their fields are empty.</value>
    public bool IsShownAtSignUp { get; init; }

    /// <summary>
    /// Gets a value indicating whether users see and edit the field on their account page and with <c>/api/auth/account</c>.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsShownOnAccount { get; init; } = true;

    /// <summary>Gets the help text below the field.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Help { get; init; }

    /// <summary>Gets the maximum number of characters of a text.</summary>
    /// <value>The default is 200; from 1 to 4,000.</value>
    public int MaxLength { get; init; } = 200;

    /// <summary>Gets the available values of a field of type <see cref="UserFieldType.Choice"/>.</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
