using System.Security.Cryptography;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Tenantry.Platform;

namespace Tenantry.Emailing;

/// <summary>Represents an authenticated connection to the email server. It sends one email at a time.</summary>
internal sealed class SmtpConnection : IDisposable
{
    // Many servers reject further emails on the same connection.
    private const int MaxEmails = 100;

    private static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(5);

    private readonly SmtpClient _client = new();
    private readonly SmtpOptions _options;
    private readonly TimeProvider _clock;
    private long _lastUsed;
    private int _emails;

    private SmtpConnection(SmtpOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _client.CheckCertificateRevocation = false;
        if (options.CertificateSha256 is { } fingerprint)
        {
            var expected = Convert.FromHexString(fingerprint.Replace(":", "", StringComparison.Ordinal));
            _client.ServerCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is not null && certificate.GetCertHash(HashAlgorithmName.SHA256).AsSpan().SequenceEqual(expected);
        }
    }

    /// <summary>Gets a value indicating whether the connection was open before the current email.</summary>
    public bool WasReused { get; private set; }

    /// <summary>Gets a value indicating whether the connection is open, without asking the server.</summary>
    public bool IsConnected => _client.IsConnected;

    /// <summary>Gets the time since the last email.</summary>
    public TimeSpan IdleTime => _clock.GetElapsedTime(_lastUsed);

    public static async Task<SmtpConnection> OpenAsync(
        SmtpOptions options, SmtpAccessToken? token, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connection = new SmtpConnection(options, clock);
        try
        {
            await connection.WithinTimeoutAsync(limited => connection.ConnectAsync(token, limited), cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends an email. After any failure other than a rejection of this email, the connection is closed.</summary>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await WithinTimeoutAsync(limited => _client.SendAsync(message, limited), cancellationToken);
        }
        catch (Exception failed) when (failed is not SmtpCommandException { StatusCode: not SmtpStatusCode.ServiceNotAvailable })
        {
            _client.Dispose();
            throw;
        }
        finally
        {
            _emails++;
            _lastUsed = _clock.GetTimestamp();
        }
    }

    /// <summary>Determines whether another email can be sent. After a pause, the server is probed.</summary>
    public async Task<bool> TryReuseAsync(CancellationToken cancellationToken)
    {
        if (!_client.IsConnected || _emails >= MaxEmails || IdleTime >= _options.IdleTimeout)
        {
            return false;
        }

        try
        {
            if (IdleTime >= ProbeAfter)
            {
                await WithinTimeoutAsync(limited => _client.NoOpAsync(limited), cancellationToken);
            }

            WasReused = true;
            return true;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Sends QUIT and closes the connection.</summary>
    public async Task CloseAsync()
    {
        try
        {
            await WithinTimeoutAsync(limited => _client.DisconnectAsync(quit: true, limited), CancellationToken.None);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // The server has already closed the connection.
        }
        finally
        {
            _client.Dispose();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ConnectAsync(SmtpAccessToken? token, CancellationToken cancellationToken)
    {
        var security = _options.Encryption switch
        {
            SmtpEncryption.ImplicitTls => SecureSocketOptions.SslOnConnect,
            SmtpEncryption.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        await _client.ConnectAsync(_options.Host, _options.Port, security, cancellationToken);
        if (token is not null)
        {
            await _client.AuthenticateAsync(new SaslMechanismOAuth2(_options.User!, await token.GetAsync(cancellationToken)),
                cancellationToken);
        }
        else if (!string.IsNullOrEmpty(_options.User))
        {
            await _client.AuthenticateAsync(_options.User, _options.Password!, cancellationToken);
        }
    }

    private async Task WithinTimeoutAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(_options.Timeout);
        try
        {
            await action(limited.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            var limit = _options.Timeout.TotalSeconds;
            throw new TimeoutException($"The email server {_options.Host}:{_options.Port} did not answer within {limit:0} seconds.", late);
        }
    }
}
