// Not compiled or run by the project's tests.
using System.Security.Cryptography;
using System.Text;

static class FlatpeakCustomer
{
    /// <summary>The parameter `customer` of token-url, for the customer who is signed in.</summary>
    public static string Sign(string id, string secret)
    {
        var text = $"{Uri.EscapeDataString(id)}.{DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3600}";
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
        return $"{text}.{Convert.ToHexString(mac).ToLowerInvariant()}";
    }

    /// <summary>Whether a webhook is from your companion.</summary>
    public static bool IsGenuine(string body, string? id, string? timestamp, string? signature, string secret)
    {
        if (!long.TryParse(timestamp, out var time) || signature is null) return false;
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var mac = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
        var expected = Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(mac));
        var isFresh = Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - time) < 300;
        return isFresh && CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
    }
}
