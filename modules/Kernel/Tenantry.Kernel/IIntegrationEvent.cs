namespace Tenantry.Kernel;

/// <summary>
/// Marks an integration event, by which a module announces a change to other modules. An event commits together with its change and is
/// delivered at least once, in order per tenant and handler.
/// </summary>
/// <remarks>An event is a record in the module's contracts, named in the past tense, with an <see cref="EventNameAttribute"/>.</remarks>
public interface IIntegrationEvent;
