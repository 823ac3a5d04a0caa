namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// What a call accepts, written as one line: <c>name! quantity:int mode:a|b metadata{*} address{city line1} items[]{price} ids[]</c>.
/// A parameter that does not stand there is refused, as Stripe refuses it.
/// </summary>
internal sealed class ParameterSpec
{
    private readonly Dictionary<string, Parameter> parameters = new(StringComparer.Ordinal);

    public static ParameterSpec Nothing { get; } = new();

    public IEnumerable<Parameter> Required => parameters.Values.Where(parameter => parameter.Required);

    public static ParameterSpec Parse(string text)
    {
        var at = 0;
        return Parse(text, ref at);
    }

    public Parameter? Find(string name) => parameters.GetValueOrDefault(name);

    private static ParameterSpec Parse(string text, ref int at)
    {
        var spec = new ParameterSpec();
        while (at < text.Length && text[at] != '}')
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var parameter = ParseOne(text, ref at);
            spec.parameters[parameter.Name] = parameter;
        }

        at++;
        return spec;
    }

    private static Parameter ParseOne(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not (' ' or '{' or '}'))
        {
            at++;
        }

        var head = text[start..at];
        var (name, type) = head.Split(':') is [var left, var right] ? (left, right) : (head, "");
        var required = name.EndsWith('!');
        name = name.TrimEnd('!');
        var many = name.EndsWith("[]", StringComparison.Ordinal);
        name = many ? name[..^2] : name;

        if (at < text.Length && text[at] == '{')
        {
            at++;
            if (text[at] == '*')
            {
                at += 2;
                return new(name, ParameterKind.Free, required, Nothing, []);
            }

            return new(name, many ? ParameterKind.Rows : ParameterKind.Fields, required, Parse(text, ref at), []);
        }

        var kind = many ? ParameterKind.Texts : KindOf(type);
        return new(name, kind, required, Nothing, kind == ParameterKind.Word ? type.Split('|') : []);
    }

    private static ParameterKind KindOf(string type) => type switch
    {
        "" => ParameterKind.Text,
        "int" => ParameterKind.Integer,
        "bool" => ParameterKind.Boolean,
        "number" => ParameterKind.Number,
        "range" => ParameterKind.Range,
        _ => ParameterKind.Word,
    };
}
