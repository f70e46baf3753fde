<!DOCTYPE html>
<html><head><title>Log in</title></head>
<body>Please (log in)</body></html>
