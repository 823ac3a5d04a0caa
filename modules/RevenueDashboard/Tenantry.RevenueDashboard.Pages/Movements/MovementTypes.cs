using Tenantry.AdminUi;
using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Pages;

/// <summary>Provides the labels and tones of movements, the same on every page.</summary>
internal static class MovementTypes
{
    public static Tone Tone(this MovementType type) => type switch
    {
        MovementType.New or MovementType.Reactivation or MovementType.Expansion => AdminUi.Tone.Success,
        MovementType.Churn => AdminUi.Tone.Danger,
        _ => AdminUi.Tone.Warning,
    };

    public static string Label(this MovementCause cause) => cause switch
    {
        MovementCause.Started => "Started",
        MovementCause.TrialConverted => "Trial converted",
        MovementCause.PlanChanged => "Plan changed",
        MovementCause.PriceChanged => "Price, quantity or add-on changed",
        MovementCause.Canceled => "Canceled",
        MovementCause.NotPaid => "Not paid",
        MovementCause.Paused => "Paused",
        MovementCause.Resumed => "Resumed",
        _ => "Currency changed",
    };
}
