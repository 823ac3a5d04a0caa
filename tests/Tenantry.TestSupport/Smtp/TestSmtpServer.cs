using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Tenantry.TestSupport.Smtp;

/// <summary>Represents the options of a <see cref="TestSmtpServer"/>.</summary>
public sealed record TestSmtpOptions
{
    /// <summary>Gets a value indicating whether STARTTLS is offered, with a self-signed certificate.</summary>
    public bool StartTls { get; init; }

    /// <summary>Gets a value indicating whether the connection is encrypted from its first byte, with a self-signed certificate.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>
    /// Gets the user that must authenticate with PLAIN, LOGIN or XOAUTH2, or <see langword="null"/> for no authentication.
    /// </summary>
    public string? User { get; init; }

    /// <summary>Gets the password or access token.</summary>
    public string? Secret { get; init; }

    /// <summary>Gets the port, or 0 to choose a free one.</summary>
    public int Port { get; init; }
}

/// <summary>Represents an email that a <see cref="TestSmtpServer"/> accepted.</summary>
/// <param name="From">The sender of the envelope.</param>
/// <param name="To">The recipients of the envelope.</param>
/// <param name="Source">The source of the message.</param>
public sealed record ReceivedEmail(string From, IReadOnlyList<string> To, byte[] Source);

/// <summary>
/// Represents a real SMTP server on the loopback interface that keeps accepted emails and rejects what a test configures.
/// </summary>
public sealed class TestSmtpServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedEmail> _emails = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentDictionary<Guid, ISessionContext> _sessions = new();
    private readonly X509Certificate2 _certificate = CreateCertificate();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SmtpServer.SmtpServer _server;
    private int _connections;

    private TestSmtpServer(TestSmtpOptions options)
    {
        var endpoint = new EndpointDefinitionBuilder()
            .Endpoint(new IPEndPoint(IPAddress.Loopback, options.Port))
            .IsSecure(options.ImplicitTls)
            .AuthenticationRequired(options.User is not null)
            .AllowUnsecureAuthentication(!options.StartTls);
        if (options.StartTls || options.ImplicitTls)
        {
            endpoint.Certificate(_certificate);
        }

        var listeners = new XOAuth2ListenerFactory();
        listeners.EndpointStarted += (_, started) => _port.TrySetResult(((IPEndPoint)started.LocalEndPoint).Port);
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IEndpointListenerFactory)listeners);
        services.Add((ISmtpCommandFactory)new XOAuth2CommandFactory());
        services.Add((IMessageStore)new TestMessageStore(this));
        services.Add((IMailboxFilter)new TestMailboxFilter(this));
        services.Add((IUserAuthenticator)new DelegatingUserAuthenticator((user, secret) => user == options.User
            && secret == options.Secret));
        _server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder().ServerName("localhost").CommandWaitTimeout(TimeSpan.FromSeconds(60)).Endpoint(endpoint.Build())
            .Build(), services);
        _server.SessionCreated += (_, session) => Register(session.Context);
        _server.SessionCompleted += (_, ended) => Unregister(ended.Context);
        _server.SessionFaulted += (_, ended) => Unregister(ended.Context);
        _server.SessionCancelled += (_, ended) => Unregister(ended.Context);
    }

    /// <summary>Gets the port.</summary>
    public int Port => _port.Task.Result;

    /// <summary>Gets the SHA-256 fingerprint of the certificate, in hexadecimal.</summary>
    public string CertificateSha256 => _certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>Gets the accepted emails, oldest first.</summary>
    public IReadOnlyList<ReceivedEmail> Emails => [.. _emails];

    /// <summary>Gets the names of the executed commands, oldest first.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>Gets the number of connections that were opened.</summary>
    public int Connections => _connections;

    /// <summary>Gets the number of connections that are open.</summary>
    public int OpenConnections => _sessions.Count;

    /// <summary>
    /// Gets or sets a function that returns the response to reject a sender with, or <see langword="null"/> to accept it.
    /// </summary>
    public Func<string, SmtpResponse?> RejectSender { get; set; } = _ => null;

    /// <summary>
    /// Gets or sets a function that returns the response to reject a recipient with, or <see langword="null"/> to accept it.
    /// </summary>
    public Func<string, SmtpResponse?> RejectRecipient { get; set; } = _ => null;

    /// <summary>
    /// Gets or sets a function that returns the response to reject a message with, or <see langword="null"/> to accept it.
    /// </summary>
    public Func<ReceivedEmail, SmtpResponse?> RejectMessage { get; set; } = _ => null;

    /// <summary>Gets or sets a task that must complete before a message is accepted.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Starts a server.</summary>
    /// <param name="options">The options, or <see langword="null"/> for a server without encryption and authentication.</param>
    public static async Task<TestSmtpServer> StartAsync(TestSmtpOptions? options = null)
    {
        var server = new TestSmtpServer(options ?? new TestSmtpOptions());
        _ = server._server.StartAsync(CancellationToken.None);
        await server._port.Task;
        return server;
    }

    /// <summary>Closes every open connection, like a server that restarts.</summary>
    public void CloseConnections()
    {
        foreach (var session in _sessions.Values)
        {
            session.Pipe.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _server.Shutdown();
        CloseConnections();
        await _server.ShutdownTask;
        _certificate.Dispose();
    }

    internal async Task<SmtpResponse> AcceptAsync(ReceivedEmail email)
    {
        await Gate;
        if (RejectMessage(email) is { } refusal)
        {
            return refusal;
        }

        _emails.Enqueue(email);
        return SmtpResponse.Ok;
    }

    private void Register(ISessionContext session)
    {
        Interlocked.Increment(ref _connections);
        _sessions[session.SessionId] = session;
        session.CommandExecuted += (_, executed) => _commands.Enqueue(executed.Command.Name);
    }

    private void Unregister(ISessionContext session) => _sessions.TryRemove(session.SessionId, out _);

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
