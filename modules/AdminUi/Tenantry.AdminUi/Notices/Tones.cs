namespace Tenantry.AdminUi;

internal static class Tones
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Danger => "danger",
        _ => "neutral",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Success => "circle-check",
        Tone.Warning => "alert-triangle",
        Tone.Danger => "alert-circle",
        _ => "info-circle",
    };
}
