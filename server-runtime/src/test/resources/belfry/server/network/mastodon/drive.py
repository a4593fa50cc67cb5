"""Uses an instance as any Mastodon client would, by the client library Mastodon.py; prints what it saw as JSON."""
import json
import sys
import urllib.parse

from mastodon import Mastodon, MastodonAPIError, MastodonUnauthorizedError

base = sys.argv[1]
picture = sys.argv[2]
out_of_band = 'urn:ietf:wg:oauth:2.0:oob'
scopes = ['read:accounts', 'read:statuses', 'write:statuses', 'write:media']

client_id, client_secret = Mastodon.create_app('driver', scopes=scopes, api_base_url=base)
client = Mastodon(client_id=client_id, client_secret=client_secret, api_base_url=base)
asked = urllib.parse.urlparse(client.auth_request_url(scopes=scopes, redirect_uris=out_of_band))
user = Mastodon(access_token=sys.argv[3], api_base_url=base)
seen = {
    'version': user.retrieve_mastodon_version(),
    'authorize': asked.path,
    'limit': user.instance_v2()['configuration']['statuses']['max_characters'],
    'account': user.account_verify_credentials()['acct'],
}
medium = user.media_post(picture, mime_type='image/png', description='a dot', synchronous=True)
first = user.status_post('Hello', media_ids=[medium], idempotency_key='key-1')
again = user.status_post('Hello', media_ids=[medium], idempotency_key='key-1')
reply = user.status_post('And on', in_reply_to_id=first, language='en', visibility='unlisted')
own = user.account_statuses(user.account_verify_credentials()['id'])
seen.update({
    'sameKeySameStatus': first['id'] == again['id'],
    'replyTo': reply['in_reply_to_id'] == first['id'],
    'alt': first['media_attachments'][0]['description'],
    'own': [status['content'] for status in own],
})
try:
    user.status_post('x' * 501)
except MastodonAPIError as refused:
    seen['tooLong'] = refused.args[1]
try:
    Mastodon(access_token='wrong', api_base_url=base).account_verify_credentials()
except MastodonUnauthorizedError as refused:
    seen['wrongToken'] = refused.args[1]
print(json.dumps(seen))
