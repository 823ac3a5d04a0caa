using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Tenantry.AdminUi.Resources.Rows;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources.Inputs;

/// <summary>How a field is filled in.</summary>
internal enum InputKind
{
    Text = 1,
    MultilineText = 2,
    Email = 3,
    Whole = 4,
    Decimal = 5,
    Money = 6,
    Check = 7,
    Choice = 8,
    Date = 9,
    Instant = 10,
    Reference = 11,
    Select = 12,
    Checks = 13,
    Numbers = 14,
}

/// <summary>A field of a form, described by a property of its input.</summary>
internal sealed partial record InputField(PropertyInfo Property, InputKind Kind, bool IsRequired)
{
    public const string Prefix = "Input";
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<InputField>> Known = new();

    public string Name => $"{Prefix}.{Property.Name}";

    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>Gets the label: the name without the article that it has in messages, such as "a reason".</summary>
    public string Label => Display?.GetName() is { Length: > 0 } name ? Capitalized(Article().Replace(name, "")) : Words(Property.Name);

    public string? Help => Display?.GetDescription();

    public string? Reference => Property.GetCustomAttribute<ReferenceAttribute>()?.Resource;

    public Type? Source => Property.GetCustomAttribute<ChoicesAttribute>()?.Source;

    /// <summary>Gets the name of the value in the address of the form; none if it is not taken from there.</summary>
    public string? Query => Property.IsDefined(typeof(PrefilledAttribute)) ? ColumnName.Of(Property.Name) : null;

    public int? MaxLength => Property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength
        ?? Property.GetCustomAttribute<MaxLengthAttribute>()?.Length;

    public bool AllowsNull => !Property.PropertyType.IsValueType
        ? new NullabilityInfoContext().Create(Property).WriteState != NullabilityState.NotNull
        : Nullable.GetUnderlyingType(Property.PropertyType) is not null;

    private DisplayAttribute? Display => Property.GetCustomAttribute<DisplayAttribute>();

    public static IReadOnlyList<InputField> Of(Type input) => Known.GetOrAdd(input, type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property is { CanRead: true, CanWrite: true })
            .Select(Describe).OrderBy(field => field.Display?.GetOrder() ?? 0)]);

    /// <summary>Gets the choices of an enum with their names from <see cref="DisplayAttribute"/>.</summary>
    public IEnumerable<Choice> Choices => Enum.GetNames(Type).Select(name =>
        new Choice(name, Type.GetField(name)!.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? StatusWords.Of(name)));

    private static InputField Describe(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var kind = KindOf(property, type) ?? throw new InvalidOperationException(
            $"{property.DeclaringType?.Name}.{property.Name} has the type {type.Name}, for which forms have no field.");
        var isRequired = property.IsDefined(typeof(RequiredAttribute))
            || (property.PropertyType.IsValueType && type == property.PropertyType && kind != InputKind.Check);
        return new InputField(property, kind, isRequired);
    }

    private static InputKind? KindOf(PropertyInfo property, Type type) => type switch
    {
        _ when property.IsDefined(typeof(ReferenceAttribute)) => InputKind.Reference,
        _ when property.IsDefined(typeof(ChoicesAttribute)) => type == typeof(string) ? InputKind.Select
            : type == typeof(IReadOnlyList<string>) ? InputKind.Checks
            : type == typeof(IReadOnlyDictionary<string, long?>) ? InputKind.Numbers : null,
        _ when type == typeof(string) && property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.MultilineText =>
            InputKind.MultilineText,
        _ when type == typeof(string) && property.IsDefined(typeof(EmailAddressAttribute)) => InputKind.Email,
        _ when type == typeof(string) || type == typeof(Guid) || RowValue.IsId(type) => InputKind.Text,
        _ when type == typeof(int) || type == typeof(long) => InputKind.Whole,
        _ when type == typeof(decimal) => InputKind.Decimal,
        _ when type == typeof(Money) => InputKind.Money,
        _ when type == typeof(bool) => InputKind.Check,
        { IsEnum: true } => InputKind.Choice,
        _ when type == typeof(DateOnly) => InputKind.Date,
        _ when type == typeof(DateTimeOffset) => InputKind.Instant,
        _ => null,
    };

    private static string Words(string property) => Capitalized(Boundary().Replace(property, " ").ToLowerInvariant());

    private static string Capitalized(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("^(an?|the) ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article();

    [GeneratedRegex("(?<!^)(?=[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();
}
