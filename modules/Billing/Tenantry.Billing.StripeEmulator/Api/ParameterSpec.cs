namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents the parameters an endpoint accepts, parsed from one line: <c>name! quantity:int mode:a|b metadata{*} address{city line1}
/// items[]{price} ids[]</c>. A parameter that isn't listed is rejected, as Stripe rejects it.
/// </summary>
internal sealed class ParameterSpec
{
    private readonly Dictionary<string, Parameter> parameters = new(StringComparer.Ordinal);

    public static ParameterSpec Empty { get; } = new();

    public IEnumerable<Parameter> Required => parameters.Values.Where(parameter => parameter.Required);

    public static ParameterSpec Parse(string text)
    {
        var position = 0;
        return Parse(text, ref position);
    }

    public Parameter? Find(string name) => parameters.GetValueOrDefault(name);

    private static ParameterSpec Parse(string text, ref int position)
    {
        var spec = new ParameterSpec();
        while (position < text.Length && text[position] != '}')
        {
            if (text[position] == ' ')
            {
                position++;
                continue;
            }

            var parameter = ParseOne(text, ref position);
            spec.parameters[parameter.Name] = parameter;
        }

        position++;
        return spec;
    }

    private static Parameter ParseOne(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is not (' ' or '{' or '}'))
        {
            position++;
        }

        var declaration = text[start..position];
        var (name, type) = declaration.Split(':') is [var left, var right] ? (left, right) : (declaration, "");
        var required = name.EndsWith('!');
        name = name.TrimEnd('!');
        var isArray = name.EndsWith("[]", StringComparison.Ordinal);
        name = isArray ? name[..^2] : name;

        if (position < text.Length && text[position] == '{')
        {
            position++;
            if (text[position] == '*')
            {
                position += 2;
                return new(name, ParameterKind.FreeForm, required, Empty, []);
            }

            return new(name, isArray ? ParameterKind.Rows : ParameterKind.Fields, required, Parse(text, ref position), []);
        }

        var kind = isArray ? ParameterKind.Texts : KindOf(type);
        return new(name, kind, required, Empty, kind == ParameterKind.Choice ? type.Split('|') : []);
    }

    private static ParameterKind KindOf(string type) => type switch
    {
        "" => ParameterKind.Text,
        "int" => ParameterKind.Integer,
        "bool" => ParameterKind.Boolean,
        "number" => ParameterKind.Number,
        "range" => ParameterKind.Range,
        _ => ParameterKind.Choice,
    };
}
